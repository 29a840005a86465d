/**
 * What a check of one organization leaves out, so that nobody takes it for a full audit. In the order
 * in which it is told.
 */
export const NOT_LOOKED_AT = [
  /** Other users of the account: always. Counts of users speak of the requester alone. */
  'other_users',
  /** Tickets of anybody but the one on screen: always. */
  'other_tickets',
  /** Whether the reference names enough of the accounts in Zendesk: only a full audit can tell. */
  'partial_reference',
  /** What was changed within the last minutes, where only search could have found it. */
  'latest_changes',
  /** Search did not know an organization that has one of the domains: others may be missing as well. */
  'search_is_behind',
  /** More organizations have the domains than one page of search results shows. */
  'further_organizations_on_domains',
  /** Domains of the account beyond those that fit into one search. */
  'further_domains',
  /** Organizations that did not fit into one request. */
  'further_organizations',
  /** Whether other accounts lay claim to the candidates: more of them than fit into one request. */
  'further_claims',
  /** Memberships of the requester beyond the first hundred. */
  'further_memberships',
  /** The requester's tickets beyond the hundred that were updated last. */
  'further_open_tickets',
  /** The requester's tickets: the requests were needed to tell which organization is expected. */
  'open_tickets',
] as const;

/** Something that a check did not look at. */
export type NotLookedAt = (typeof NOT_LOOKED_AT)[number];
