export const LIMIT_NAMES = [
  'account',
  'app_minute',
  'app_five_minutes',
  'incremental',
  'search_export',
] as const;

/** A limit of Zendesk's that holds requests of ours. */
export type LimitName = (typeof LIMIT_NAMES)[number];
