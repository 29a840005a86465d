import * as z from 'zod/mini';
import type { AccountId, AccountKey } from '../identity/account-id.ts';
import type { Domain } from '../identity/domain.ts';
import type {
  Reference,
  ReferenceAccount,
  RowRejection,
  SetAsideRow,
  SetAsideValue,
  ValueRejection,
} from './reference.ts';

/** A reference as its list alone says it. */
type Undecided = Omit<Reference, 'decisions'>;

/**
 * A reference as text, for the build of the product that read it: taking it from there is several
 * times faster than reading its list once more. No format to hand to anyone. Decisions are left out.
 */
export function referenceText({
  accounts,
  setAsideRows,
  setAsideValues,
  mergedIds,
  digest,
}: Reference): string {
  const undecided: Undecided = { accounts, setAsideRows, setAsideValues, mergedIds, digest };
  return JSON.stringify(undecided);
}

/** The reference that the same build wrote as text, without decisions; `null` for any other text. Never throws. */
export function parseReference(text: string): Reference | null {
  const read = undecidedSchema.safeParse(parseJson(text));
  return read.success ? { ...read.data, decisions: { inForce: [], setAside: [] } } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// Shapes alone: that an id is an id and a domain a domain was found out when the list was read.

const accountId = z.custom<AccountId>(isText);
const domains = z.array(z.custom<Domain>(isText));

const setAsideRow = z.object({
  row: z.number(),
  reason: z.custom<RowRejection>(isText),
  rawId: z.string(),
  rawName: z.string(),
  key: z.nullable(z.custom<AccountKey>(isText)),
  domains,
}) satisfies z.ZodMiniType<SetAsideRow>;

const setAsideValue = z.object({
  row: z.number(),
  column: z.string(),
  value: z.string(),
  reason: z.custom<ValueRejection>(isText),
  accountId,
}) satisfies z.ZodMiniType<SetAsideValue>;

const undecidedSchema = z.object({
  // There are many of them: a schema for each of their parts would take longer than all the rest.
  accounts: z.array(z.custom<ReferenceAccount>(isAccount)),
  setAsideRows: z.array(setAsideRow),
  setAsideValues: z.array(setAsideValue),
  mergedIds: z.array(accountId),
  digest: z.string(),
}) satisfies z.ZodMiniType<Undecided>;

function isAccount(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!('id' in value && 'key' in value && 'name' in value && 'domains' in value)) return false;
  if (!('storedOrganizationId' in value && 'parentId' in value)) return false;
  if (!('owner' in value && 'value' in value)) return false;
  return (
    isText(value.id) &&
    isText(value.key) &&
    isText(value.name) &&
    Array.isArray(value.domains) &&
    value.domains.every(isExpectedDomain) &&
    (value.storedOrganizationId === null || typeof value.storedOrganizationId === 'number') &&
    (value.parentId === null || isText(value.parentId)) &&
    (value.owner === null || isText(value.owner)) &&
    (value.value === null || typeof value.value === 'number')
  );
}

function isExpectedDomain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!('domain' in value && 'source' in value)) return false;
  return isText(value.domain) && (value.source === 'domain' || value.source === 'website');
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
