/** Why a step may not be taken, in the order in which it is looked for. */
export const REFUSALS = [
  'busy',
  'not_running',
  'not_paused',
  'no_reference',
  'no_audit',
  'not_admin',
  'storage_in_memory',
  'apply_interrupted',
  'nothing_interrupted',
  'nothing_prepared',
  'no_dry_run',
  'plan_changed_since_dry_run',
  'nothing_would_apply',
  'hash_not_confirmed',
  'reason_missing',
  'partial_reference_not_accepted',
  'old_plan_not_accepted',
] as const;

/** Why a step may not be taken. */
export type Refusal = (typeof REFUSALS)[number];
