/** Whose fault a problem is: the person's (wrong use or input), Zendesk's (or the way to it), or a bug of ours. */
export type Fault = 'person' | 'zendesk' | 'refused' | 'bug';

/**
 * Everything that can stop a job, and whose fault it is. The words for each (what happened, what to
 * do now) are in `translations/`, under `problems.<code>`.
 */
export const PROBLEMS = {
  // Reference list. Values: file, and row or columns where known.
  reference_not_named: 'person',
  reference_not_found: 'person',
  reference_is_directory: 'person',
  reference_unreadable: 'person',
  reference_not_text: 'person',
  reference_empty: 'person',
  reference_no_rows: 'person',
  reference_missing_column: 'person',
  reference_ambiguous_column: 'person',
  reference_no_usable_account: 'person',
  reference_address_failed: 'person',
  // What people decided. Values: file.
  decisions_not_found: 'person',
  decisions_unreadable: 'person',
  // Settings and command line.
  bad_option: 'person',
  config_unreadable: 'person',
  credentials_missing: 'person',
  subdomain_missing: 'person',
  base_url_not_allowed: 'person',
  output_not_writable: 'person',
  unknown_subject: 'person',
  demo_state_unreadable: 'person',
  audit_running: 'refused',
  // Snapshots. Values: folder and reason, or the address that is lacking.
  snapshot_unusable: 'person',
  snapshot_in_the_way: 'person',
  snapshot_lacks: 'person',
  snapshot_not_whole: 'zendesk',
  // Zendesk and the way to it. Values: address (without secrets), status, text.
  zendesk_unreachable: 'zendesk',
  zendesk_timeout: 'zendesk',
  zendesk_not_signed_in: 'refused',
  zendesk_no_permission: 'refused',
  zendesk_wrong_subdomain: 'refused',
  zendesk_not_zendesk: 'zendesk',
  zendesk_refused: 'zendesk',
  zendesk_rate_limited: 'zendesk',
  zendesk_failed: 'zendesk',
  zendesk_bad_answer: 'zendesk',
  // Plans.
  plan_unreadable: 'person',
  plan_wrong_version: 'refused',
  plan_edited: 'refused',
  plan_wrong_tenant: 'refused',
  // Applying.
  plan_not_named: 'person',
  unknown_account: 'person',
  apply_hash_missing: 'refused',
  apply_wrong_hash: 'refused',
  apply_reason_missing: 'person',
  apply_not_admin: 'refused',
  apply_partial_reference: 'refused',
  apply_plan_old: 'refused',
  apply_running: 'refused',
  apply_interrupted: 'refused',
  nothing_to_resume: 'person',
  journal_unreadable: 'person',
  // The app: the workspace around it (values name, reason, text), and what its browser keeps (value why).
  workspace_failed: 'zendesk',
  storage_not_durable: 'person',
  apply_running_elsewhere: 'refused',
  kept_journal_unreadable: 'person',
  // Comparing.
  earlier_audit_unreadable: 'person',
  earlier_audit_wrong_tenant: 'person',
  // Results of an audit that were handed over. Values: planned and found, or found and supported.
  results_unreadable: 'person',
  results_wrong_version: 'refused',
  results_edited: 'refused',
  results_wrong_tenant: 'refused',
  // The page: what has to be there before a step, and what is under way.
  reference_not_loaded: 'person',
  audit_missing: 'person',
  audit_not_admin: 'refused',
  job_running: 'person',
  apply_dry_run_missing: 'refused',
  apply_open_run: 'refused',
  // Ours.
  bug: 'bug',
} as const satisfies Record<string, Fault>;

/** Code of a problem. */
export type ProblemCode = keyof typeof PROBLEMS;

/** Values that the words of a problem name. Never a secret. */
export type ProblemValues = Readonly<Record<string, string | number>>;

/** A problem that ends a job. Its message is for logs; what people read is looked up by `code`. */
export class DriftError extends Error {
  override readonly name = 'DriftError';
  readonly code: ProblemCode;
  readonly values: ProblemValues;

  constructor(
    code: ProblemCode,
    values: ProblemValues = {},
    options?: { readonly cause?: unknown },
  ) {
    super(`${code} ${JSON.stringify(values)}`, options);
    this.code = code;
    this.values = values;
  }

  get fault(): Fault {
    return PROBLEMS[this.code];
  }
}
