import type { RecordLayer, Reading } from '../core/tenant/records.ts';
import type { ReadPlan } from './read-plan/read-plan.ts';

/** What an audit is doing. */
type AuditStage = 'signing_in' | 'reading' | 'comparing';

/** Progress of an audit: codes and counts; the shells decide how to show them. */
export type AuditEvent =
  | { readonly kind: 'stage'; readonly stage: AuditStage }
  /** How the account will be read, and what that takes: before its first record. */
  | { readonly kind: 'read_plan'; readonly plan: ReadPlan }
  /** A page arrived. Both counts are of the whole layer; the total is approximate, `null` where unknown. */
  | {
      readonly kind: 'page';
      readonly layer: RecordLayer;
      readonly records: number;
      readonly total: number | null;
    }
  /** A layer was read to its end, or reading it stopped. */
  | { readonly kind: 'layer'; readonly layer: RecordLayer; readonly reading: Reading };
