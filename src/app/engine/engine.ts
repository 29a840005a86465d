import { writeReceipt } from '../../core/apply/receipt.ts';
import { applyCalls, receiptNames } from './apply-calls.ts';
import { auditCalls } from './audit-calls.ts';
import type { EngineApi } from './engine-api.ts';
import type { EnginePorts } from './ports.ts';
import { referenceCalls } from './reference-calls.ts';
import { exclusively, forgetAll, startSession, type Session } from './session.ts';

/**
 * The engine behind the page: it holds the reference, the audit and the receipts of one visit, and does
 * one job at a time. Every call rejects with a `DriftError` where it cannot be answered.
 */
export function createEngine(ports: EnginePorts): EngineApi {
  const session = startSession(ports);
  return {
    ...referenceCalls(session),
    ...auditCalls(session),
    ...applyCalls(session),
    files: async () => await Promise.resolve(filesOf(session)),
    history: async () => await session.keeping.history(),
    clear: async () => {
      await exclusively(session, async () => {
        if (ports.kept.state() === 'durable') await ports.journal.forget();
        await session.keeping.clear();
        forgetAll(session);
      });
    },
  };
}

function filesOf({ audit, receipts }: Session) {
  const names = receiptNames(receipts);
  return [
    ...(audit?.files() ?? []),
    ...receipts.map((receipt, at) => ({ name: names[at] ?? '', text: writeReceipt(receipt) })),
  ];
}
