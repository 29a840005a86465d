import { OUTCOMES, type Receipt } from '../../core/apply/receipt-format.ts';
import type { Words } from '../../words/words.ts';
import type { Output } from '../shell.ts';
import type { Paint } from './paint.ts';
import { receiptTable } from './receipt-table.ts';
import { harmless, wrapIndented } from './text-width.ts';

/** A receipt that is to be shown. */
export type ShownReceipt = {
  readonly receipt: Receipt;
  readonly out: string;
  readonly file: string;
};

/** What a person reads after a dry run or an apply: every action with its outcome, the totals, the proof. */
export function receiptReport(
  { receipt, out, file }: ShownReceipt,
  { columns }: Pick<Output, 'columns'>,
  words: Words,
  paint: Paint,
): readonly string[] {
  const indented = (line: string) => wrapIndented(line, columns);
  return [
    paint(
      'bold',
      words.say('cli.apply.title', { kind: receipt.kind, hash: receipt.source_plan_hash }),
    ),
    '',
    ...receiptTable(receipt.entries, columns, words, paint),
    '',
    ...stopLines(receipt, words)
      .flatMap(indented)
      .map((line) => paint('red', line)),
    ...indented(totalsLine(receipt, words)).map((line) => paint('bold', line)),
    ...proofLines(receipt, words).flatMap(indented),
    '',
    ...indented(words.say('cli.report.written', { out: harmless(out), files: file })),
  ];
}

/** `4 applied, 1 skipped, 4 blocked`: the outcomes that came up, in their order. */
export function totalsLine({ totals }: Pick<Receipt, 'totals'>, words: Words): string {
  const found = OUTCOMES.filter((outcome) => totals[outcome] > 0).map(
    (outcome) => `${words.number(totals[outcome])} ${words.say(`outcomes.${outcome}`)}`,
  );
  return words.say('cli.apply.totals', { actions: totals.actions, outcomes: found.join(', ') });
}

/** Why a run ended early and what a person has to do; empty where it came to its end. */
export function stopLines({ stopped, vanished_domains }: Receipt, words: Words): readonly string[] {
  if (stopped === null) return [];
  return [
    words.say('apply.stopped', { why: words.say(`stop_reasons.${stopped}`) }),
    ...vanished_domains.map(({ steps }) => `  ${steps}`),
  ];
}

function proofLines(receipt: Receipt, words: Words): readonly string[] {
  if (receipt.kind === 'dry_run') return [words.say('apply.nothing_written')];
  const { ticket_proof, salesforce_writes, ticket_mutations } = receipt;
  return [
    words.say('apply.measured', { salesforce: salesforce_writes, tickets: ticket_mutations }),
    words.say('apply.proof', {
      users: ticket_proof.users,
      tickets: ticket_proof.tickets,
      seconds: ticket_proof.seconds,
      cutShort: ticket_proof.cut_short ? 'yes' : 'no',
    }),
  ];
}
