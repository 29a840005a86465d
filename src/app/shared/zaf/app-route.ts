import * as z from 'zod/mini';
import { parseAccountId, type AccountId } from '../../../core/identity/account-id.ts';

/** The way within the page to an account. */
export function accountPath(accountId: string): string {
  return `account/${encodeURIComponent(accountId)}`;
}

const path = z.union([
  z.string(),
  z.pipe(
    z.array(z.string()),
    z.transform((parts) => parts.join('/')),
  ),
]);

/** The way alone, or beside the name of the app. */
const routeSchema = z.union([
  path,
  z.pipe(
    z.object({ path }),
    z.transform((route) => route.path),
  ),
]);

/** The account that a route of the workspace leads to; `null` where it leads to none. */
export function accountOfRoute(data: unknown): AccountId | null {
  const route = routeSchema.safeParse(data);
  if (!route.success) return null;
  const [, last] = /(?:^|\/)account\/([^/?#]+)\/?(?:[?#].*)?$/.exec(route.data) ?? [];
  const text = last === undefined ? null : decoded(last);
  if (text === null) return null;
  const parsed = parseAccountId(text);
  return parsed.ok ? parsed.id : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * Reads, out of what the workspace tells of the installation, the name of the installed app as it stands
 * in addresses: `Drift Audit` is `drift-audit`. Empty where no name is told.
 */
export const appNameSchema = z.pipe(
  z.object({
    name: z.optional(z.unknown()),
    settings: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  }),
  z.transform(({ name, settings }) => {
    const told = [settings?.['title'], settings?.['name'], name];
    return toAddress(told.find(isText) ?? '');
  }),
);

/** Words of a name, in camel case or apart, as Zendesk joins them in the address of an app. */
function toAddress(name: string): string {
  return name
    .trim()
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/[\s_]+/g, '-')
    .toLowerCase();
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
