import type { DecisionsOfDay } from '../decisions/decision.ts';
import type { AccountId, AccountKey } from '../identity/account-id.ts';
import type { Domain, DomainRejection } from '../identity/domain.ts';
import type { OrganizationId } from '../tenant/records.ts';

/** How a domain came into the reference. A website is weaker proof of a mail domain than a domain column. */
export type DomainSource = 'domain' | 'website';

/** A domain that the reference expects of an account. */
export type ExpectedDomain = {
  readonly domain: Domain;
  /** `domain` where any column of domains names it, `website` where only websites do. */
  readonly source: DomainSource;
};

/** One Salesforce account of the reference: all rows with its id, made one. */
export type ReferenceAccount = {
  /** The id as it is shown: canonical 18 characters, or the opaque text. */
  readonly id: AccountId;
  /** The id as it is compared. */
  readonly key: AccountKey;
  readonly name: string;
  /** Without repetition, sorted by code unit. */
  readonly domains: readonly ExpectedDomain[];
  /** The Zendesk organization that the reference stores for the account. */
  readonly storedOrganizationId: OrganizationId | null;
  readonly parentId: string | null;
  readonly owner: string | null;
  /** ARR or annual revenue as a number; `null` where absent or unreadable. */
  readonly value: number | null;
};

/** Why a whole row was set aside. */
export type RowRejection =
  | 'missing_id'
  | 'bad_id_suffix'
  | 'missing_name'
  | 'too_many_cells'
  | 'too_few_cells'
  | 'broken_quotes'
  | 'conflicting_stored_organizations';

/** A row that is no account, and why. Its domains still count as claimed. */
export type SetAsideRow = {
  /** Line of the row in the file: the header is row 1. Stands outside the digest. */
  readonly row: number;
  readonly reason: RowRejection;
  /** Id and name as the file has them. */
  readonly rawId: string;
  readonly rawName: string;
  /** The key of the id where it could be read all the same. */
  readonly key: AccountKey | null;
  readonly domains: readonly Domain[];
};

/** Why one value of an otherwise good row was set aside. */
export type ValueRejection =
  DomainRejection | 'bad_stored_organization_id' | 'bad_number' | 'differing_value';

/** A value that was left out of its account, and why. */
export type SetAsideValue = {
  readonly row: number;
  /** Name of the column as the file has it. */
  readonly column: string;
  readonly value: string;
  readonly reason: ValueRejection;
  readonly accountId: AccountId;
};

/**
 * The list of Salesforce accounts after normalising. The same rows in any order give the same
 * accounts, in the same order (by key).
 */
export type Reference = {
  readonly accounts: readonly ReferenceAccount[];
  /** Sorted by content, then row. */
  readonly setAsideRows: readonly SetAsideRow[];
  /** Sorted by content, then row. */
  readonly setAsideValues: readonly SetAsideValue[];
  /** Ids that stood in several rows, which were made one account: sorted. */
  readonly mergedIds: readonly AccountId[];
  /** What people decided about it: see `decide`. None where the list was just read. */
  readonly decisions: DecisionsOfDay;
  /** Lower-case hex SHA-256 of the accounts and of the domains that set-aside rows claim. No row numbers, no decisions. */
  readonly digest: string;
};
