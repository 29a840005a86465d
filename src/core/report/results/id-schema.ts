import * as z from 'zod/mini';
import { parseAccountId, type AccountId } from '../../identity/account-id.ts';
import type { Domain } from '../../identity/domain.ts';
import { parseHostName } from '../../identity/host-name.ts';
import { isInstant, type IdKind } from '../../tenant/ids.ts';
import type { Instant } from '../../tenant/records.ts';

/** A Zendesk id that stands in a file as text. */
export function idText<Id extends number>(kind: IdKind<Id>) {
  return z.pipe(
    z.string().check(z.refine((text) => kind.parse(text) !== null)),
    z.transform((text): Id => kind.parse(text) ?? z.NEVER),
  );
}

/** The id of a Salesforce account in the form in which it is shown. */
export const accountId = z.custom<AccountId>((value) => {
  const parsed = typeof value === 'string' ? parseAccountId(value) : null;
  return parsed?.ok === true && parsed.id === value;
});

/** A domain in its normal form. */
export const domain = z.custom<Domain>((value) => {
  const parsed = typeof value === 'string' ? parseHostName(value) : null;
  return parsed?.ok === true && parsed.host === value;
});

/** A point in time as Zendesk writes it. */
export const instant = z.custom<Instant>((value) => typeof value === 'string' && isInstant(value));
