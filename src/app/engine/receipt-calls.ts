import type { Receipt } from '../../core/apply/receipt-format.ts';
import { writeReceipt } from '../../core/apply/receipt.ts';
import { DriftError } from '../../core/problem.ts';
import { applyNumbers } from './apply-numbers.ts';
import type { EngineApi } from './engine-api.ts';
import { partOf } from './part-of.ts';
import type { Session } from './session.ts';

type ReceiptCalls = Pick<EngineApi, 'applyNumbers' | 'entries' | 'receiptFile' | 'history'>;

/** The calls about what dry runs and applies left behind. */
export function receiptCalls(session: Session): ReceiptCalls {
  // Leafing through a receipt of the history asks for it again and again.
  let latest: Receipt | null = null;
  const receiptOf = async (runId: string): Promise<Receipt> => {
    const isMeant = ({ run_id }: Receipt) => run_id === runId;
    const known = session.receipts.find(isMeant) ?? (latest && isMeant(latest) ? latest : null);
    latest = known ?? (await session.keeping.receipts()).find(isMeant) ?? null;
    if (!latest) throw new DriftError('bug', { text: `no receipt ${runId}` });
    return latest;
  };
  return {
    applyNumbers: async (caps) => {
      if (!session.dryRun) throw new DriftError('apply_dry_run_missing');
      const { plan, receipt } = session.dryRun;
      return await Promise.resolve(applyNumbers(plan, receipt, caps));
    },
    entries: async (runId, outcome, from, count) => {
      const { entries } = await receiptOf(runId);
      const meant = outcome === null ? entries : entries.filter((one) => one.outcome === outcome);
      return partOf(meant, from, count);
    },
    receiptFile: async (runId) => {
      const receipt = await receiptOf(runId);
      return { name: FILES[receipt.kind], content: new Blob([writeReceipt(receipt)]) };
    },
    history: async () => await session.keeping.history(),
  };
}

const FILES = { apply: 'apply_receipt.json', dry_run: 'dry_run_receipt.json' } as const;
