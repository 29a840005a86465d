import type { Action } from '../plan/plan-format.ts';
import type { Judgement } from './judgement.ts';
import { entryOf } from './receipt.ts';
import type { ReceiptEntry } from './receipt-format.ts';

/** The entry of an action as it was judged, before anything is written. */
export function judgedEntry(
  action: Action,
  judgement: Judgement,
  before: ReceiptEntry['before'],
  at: string,
): ReceiptEntry {
  const seen = { before, finished_at: at };
  switch (judgement.kind) {
    case 'would_apply':
      return entryOf(action, 'would_apply', seen);
    case 'already_applied':
      return entryOf(action, 'already_applied', { ...seen, after: before });
    case 'stale':
      return entryOf(action, 'skipped', { ...seen, reason: 'stale', finding: judgement.finding });
    case 'blocked':
      return entryOf(action, 'blocked', { ...seen, reason: judgement.reason });
  }
}
