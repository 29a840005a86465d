import type { ReceiptEntry, StopReason } from '../../core/apply/receipt-format.ts';

/** What happens in a dry run or an apply, for a shell to show. */
export type ApplyEvent =
  | {
      readonly kind: 'stage';
      readonly stage: 'signing_in' | 'reading_across' | 'judging' | 'applying';
    }
  /** Organizations read so far. */
  | { readonly kind: 'across'; readonly organizations: number }
  /** An action was read and judged, or has its final entry. */
  | {
      readonly kind: 'entry';
      readonly entry: ReceiptEntry;
      readonly done: number;
      readonly of: number;
    }
  /** A write is about to leave. */
  | { readonly kind: 'writing'; readonly entry: ReceiptEntry }
  /** Waiting out what Zendesk does in the background; `seconds` are left. */
  | {
      readonly kind: 'settling';
      readonly why: 'canary' | 'end' | 'outcome';
      readonly seconds: number;
    }
  | { readonly kind: 'stopping'; readonly why: StopReason };
