import type { DuckDBValue } from '@duckdb/node-api';
import type { DuckTables } from './duck-tables.ts';

/**
 * Each account with its linked organizations and candidates, and the organization that is expected
 * of it. `expected` is NULL where there is none.
 */
const RESOLUTION = `
  -- A row that was set aside and is another spelling of a claimant is no claimant of its own.
  claimants AS (
    SELECT domain, account FROM claims WHERE account IS NOT NULL
    UNION ALL
    SELECT domain, account FROM claims AS aside
    WHERE account IS NULL AND NOT EXISTS (
      FROM claims AS own
      WHERE own.account IS NOT NULL AND own.domain = aside.domain AND own.key = aside.key
    )
  ),
  claimed_domains AS MATERIALIZED (
    SELECT
      domain,
      min(account) AS account,
      count(*) = 1 AS is_sole
    FROM claimants
    GROUP BY domain
    HAVING count(account) > 0
  ),
  linked AS MATERIALIZED (
    SELECT accounts.account, organizations.organization
    FROM accounts JOIN organizations ON organizations.external_key = accounts.key
  ),
  stored AS MATERIALIZED (
    SELECT accounts.account, organizations.organization
    FROM accounts JOIN organizations ON organizations.organization = accounts.stored_organization
  ),
  candidates AS MATERIALIZED (
    SELECT account, organization FROM stored
    WHERE account NOT IN (SELECT account FROM linked)
    UNION ALL
    SELECT DISTINCT claimed.account, holder.organization
    FROM claimed_domains AS claimed
    JOIN organization_domains AS holder ON holder.domain = claimed.domain
    WHERE claimed.is_sole
      AND claimed.account NOT IN (SELECT account FROM linked)
      AND claimed.account NOT IN (SELECT account FROM stored)
  ),
  claimed_organizations AS (
    SELECT organization, count(*) AS claimants
    FROM (FROM linked UNION ALL FROM candidates)
    GROUP BY organization
  ),
  links AS (
    SELECT account, count(*) AS count, min(organization) AS organization
    FROM linked
    GROUP BY account
  ),
  options AS (
    SELECT
      account,
      count(*) AS count,
      min(candidates.organization) AS organization,
      max(claimed_organizations.claimants) AS claimants,
      bool_or(organizations.external_key IS NULL) AS is_one_blank
    FROM candidates
    JOIN claimed_organizations ON claimed_organizations.organization = candidates.organization
    JOIN organizations ON organizations.organization = candidates.organization
    GROUP BY account
  ),
  resolved AS MATERIALIZED (
    SELECT
      accounts.account,
      coalesce(links.count, 0) AS linked,
      coalesce(options.count, 0) AS candidates,
      coalesce(options.is_one_blank, false) AS is_one_blank,
      links.count = 1 AND stored.organization IS DISTINCT FROM links.organization
        AND stored.organization IS NOT NULL AS disagrees,
      CASE
        WHEN links.count = 1 AND coalesce(stored.organization, links.organization) = links.organization
          THEN links.organization
        WHEN links.count IS NULL AND options.count = 1 AND options.claimants = 1
          THEN options.organization
      END AS expected
    FROM accounts
    LEFT JOIN links ON links.account = accounts.account
    LEFT JOIN stored ON stored.account = accounts.account
    LEFT JOIN options ON options.account = accounts.account
  )`;

/** The issues of accounts, and of the domains that an account alone claims. */
const ACCOUNT_ISSUES = `
  account_issues AS (
    SELECT
      CASE
        WHEN linked > 1 THEN 'org_duplicate_external_id'
        WHEN disagrees THEN 'org_external_id_conflict'
        WHEN linked = 1 THEN NULL
        WHEN candidates = 0 THEN 'account_missing_zendesk_org'
        WHEN is_one_blank THEN 'org_missing_external_id'
        ELSE 'org_external_id_conflict'
      END::issue_code AS code,
      account,
      NULL::BIGINT AS subject,
      NULL::INTEGER AS detail
    FROM resolved
    WHERE code IS NOT NULL
  ),
  domain_issues AS (
    SELECT
      CASE
        WHEN count(holder.organization) FILTER (holder.organization <> resolved.expected) > 0
          THEN 'org_domain_attached_elsewhere'
        WHEN count(holder.organization) = 0 THEN 'org_missing_expected_domain'
      END::issue_code AS code,
      resolved.account,
      resolved.expected AS subject,
      claimed.domain AS detail
    FROM claimed_domains AS claimed
    JOIN resolved ON resolved.account = claimed.account
    LEFT JOIN organization_domains AS holder ON holder.domain = claimed.domain
    WHERE claimed.is_sole AND resolved.expected IS NOT NULL
    GROUP BY resolved.account, resolved.expected, claimed.domain
    HAVING code IS NOT NULL
  )`;

/** What a domain says of whoever writes from it: one row for each claimed domain that means a company. */
const STANDINGS = `
  standings AS MATERIALIZED (
    SELECT claimed.domain, claimed.is_sole, resolved.account, resolved.linked, resolved.expected
    FROM claimed_domains AS claimed
    JOIN domains ON domains.domain = claimed.domain
    JOIN resolved ON resolved.account = claimed.account
    WHERE NOT domains.is_personal AND NOT domains.is_shared_host
  )`;

const USER_ISSUES = `
  -- Of these something may be said, of all others nothing.
  doubtful_users AS MATERIALIZED (
    SELECT users.user_id, users.default_organization, standings.*
    FROM users JOIN standings ON standings.domain = users.domain
    WHERE users.is_audited AND (
      NOT standings.is_sole
      OR standings.linked > 1
      OR standings.expected IS NOT NULL
        AND users.default_organization IS DISTINCT FROM standings.expected
    )
  ),
  members AS (
    SELECT DISTINCT memberships.user_id
    FROM memberships
    JOIN doubtful_users AS doubtful
      ON doubtful.user_id = memberships.user_id AND doubtful.expected = memberships.organization
    WHERE doubtful.is_sole
  ),
  user_issues AS (
    SELECT
      CASE
        WHEN doubtful.linked > 1 THEN 'user_resolution_blocked_duplicate_external_id'
        WHEN members.user_id IS NOT NULL THEN 'user_default_org_not_expected'
        ELSE 'user_missing_expected_membership'
      END::issue_code AS code,
      doubtful.account,
      doubtful.user_id AS subject,
      NULL::INTEGER AS detail
    FROM doubtful_users AS doubtful
    LEFT JOIN members ON members.user_id = doubtful.user_id
    WHERE doubtful.is_sole
    UNION ALL
    SELECT 'user_domain_ambiguous'::issue_code, NULL::INTEGER, user_id, NULL::INTEGER
    FROM doubtful_users AS doubtful
    WHERE NOT is_sole AND NOT EXISTS (
      FROM claims JOIN resolved ON resolved.account = claims.account
      WHERE claims.domain = doubtful.domain AND resolved.expected = doubtful.default_organization
    )
  )`;

const TICKET_ISSUES = `
  doubtful_tickets AS MATERIALIZED (
    SELECT
      tickets.ticket,
      tickets.requester,
      tickets.organization,
      users.default_organization,
      standings.account,
      standings.linked
    FROM tickets
    JOIN users ON users.user_id = tickets.requester
    JOIN standings ON standings.domain = users.domain
    WHERE tickets.is_looked_at AND users.is_audited AND standings.is_sole AND (
      standings.linked > 1
      OR standings.expected IS NOT NULL
        AND tickets.organization IS DISTINCT FROM standings.expected
    )
  ),
  filed_elsewhere AS MATERIALIZED (
    SELECT DISTINCT
      doubtful.ticket,
      doubtful.requester,
      doubtful.organization,
      doubtful.default_organization
    FROM doubtful_tickets AS doubtful
    JOIN linked
      ON linked.organization = doubtful.organization AND linked.account <> doubtful.account
  ),
  -- Filed under another customer's organization by a member of it: a consultant's.
  filed_by_members AS (
    SELECT ticket FROM filed_elsewhere WHERE default_organization = organization
    UNION
    SELECT filed.ticket
    FROM filed_elsewhere AS filed
    JOIN memberships
      ON memberships.user_id = filed.requester AND memberships.organization = filed.organization
  ),
  ticket_issues AS (
    SELECT
      CASE
        WHEN linked > 1 THEN 'ticket_resolution_blocked_duplicate_external_id'
        ELSE 'ticket_org_mismatch'
      END::issue_code AS code,
      account,
      ticket AS subject,
      NULL::INTEGER AS detail
    FROM doubtful_tickets
    WHERE linked > 1 OR ticket NOT IN (SELECT ticket FROM filed_by_members)
  )`;

/**
 * The 12 rules over the tables. A row's subject is NULL where it is the account; its detail is a
 * domain or NULL.
 */
const DUCK_RULES = `
WITH ${[RESOLUTION, ACCOUNT_ISSUES, STANDINGS, USER_ISSUES, TICKET_ISSUES].join(',')}
SELECT code, account, subject, detail FROM account_issues
UNION ALL SELECT code, account, subject, detail FROM domain_issues
UNION ALL SELECT code, account, subject, detail FROM user_issues
UNION ALL SELECT code, account, subject, detail FROM ticket_issues`;

/** Issue rows, column by column. */
export type IssueColumns = {
  readonly code: readonly DuckDBValue[];
  readonly account: readonly DuckDBValue[];
  readonly subject: readonly DuckDBValue[];
  readonly detail: readonly DuckDBValue[];
};

/**
 * Runs the rules on the tables. They are planned anew each time: a plan made for other contents of the
 * tables is slower, and rests on figures that no longer hold.
 */
export async function detectInSql({ connection }: DuckTables): Promise<IssueColumns> {
  const result = await connection.run(DUCK_RULES);
  const [code = [], account = [], subject = [], detail = []] = await result.getColumns();
  return { code, account, subject, detail };
}

/** An issue, told as both sides can tell it, and the tenant that it is of. */
export type IssueRow = { readonly tenant: number; readonly row: string };

/** The issues with the names that stand behind the numbers. */
export function issueRows(tables: DuckTables, issues: IssueColumns): readonly IssueRow[] {
  return issues.code.map((code, at) => {
    const subject = issues.subject[at];
    const account = tables.accountAt(Number(issues.account[at] ?? -1));
    const detail = tables.domainAt(Number(issues.detail[at] ?? -1));
    const id = typeof subject === 'bigint' ? tables.idAt(subject) : null;
    const row = [
      code,
      account?.value.id ?? '',
      id?.value ?? account?.value.id,
      detail?.value ?? '',
    ];
    return { tenant: id?.tenant ?? account?.tenant ?? -1, row: row.join(' | ') };
  });
}
