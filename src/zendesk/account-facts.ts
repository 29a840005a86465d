import * as z from 'zod/mini';
import { DriftError } from '../core/problem.ts';
import { userIds } from '../core/tenant/ids.ts';
import type { Instant, UserId } from '../core/tenant/records.ts';
import { readAnswer } from './answers.ts';
import type { Asked } from './errors.ts';
import type { CurrentUser } from './reader.ts';
import type { Query, ReadTransport } from './transport.ts';

const ME = { what: 'current_user', path: '/api/v2/users/me.json' } as const satisfies Asked;
const SETTINGS = {
  what: 'account_settings',
  path: '/api/v2/account/settings.json',
} as const satisfies Asked;

const meShape = z.object({
  user: z.object({
    id: z.nullable(z.custom<UserId>((value) => typeof value === 'number' && userIds.is(value))),
    name: z.string(),
    email: z.optional(z.nullable(z.string())),
    role: z.enum(['end-user', 'agent', 'admin']),
    url: z.optional(z.nullable(z.string())),
  }),
});

const settingsShape = z.object({
  settings: z.object({
    user: z.optional(z.object({ multiple_organizations: z.optional(z.unknown()) })),
  }),
});

const countShape = z.object({ count: z.object({ value: z.number() }) });

/**
 * Who is signed in. Zendesk answers 200 with an anonymous user when nobody is.
 * @throws DriftError `zendesk_not_signed_in`; `zendesk_no_permission` for an end-user; other `zendesk_*`
 */
export async function readCurrentUser(transport: ReadTransport): Promise<CurrentUser> {
  const response = await transport.get(ME.path);
  const { user } = readAnswer(response, ME, meShape);
  const values = { what: ME.what, address: ME.path, status: response.status, text: '' };
  if (user.id === null) throw new DriftError('zendesk_not_signed_in', values);
  if (user.role === 'end-user') {
    throw new DriftError('zendesk_no_permission', { ...values, text: user.role });
  }
  return {
    id: user.id,
    name: user.name,
    email: user.email ?? null,
    role: user.role,
    host: hostOf(user.url ?? ''),
  };
}

/**
 * Whether users may belong to several organizations; `null` where the settings do not say, or the
 * person may not see them.
 * @throws DriftError `zendesk_*`
 */
export async function readMultipleOrganizations(transport: ReadTransport): Promise<boolean | null> {
  const response = await transport.get(SETTINGS.path);
  if (response.status === 403) return null;
  const { settings } = readAnswer(response, SETTINGS, settingsShape);
  const value = settings.user?.multiple_organizations;
  return typeof value === 'boolean' ? value : null;
}

/**
 * How many records there are, about: Zendesk refreshes counts above 100,000 once a day.
 * @throws DriftError `zendesk_*`
 */
export async function readCount(
  transport: ReadTransport,
  path: string,
  query?: Query,
): Promise<number> {
  const response = await transport.get(path, query);
  return readAnswer(response, { what: 'counts', path }, countShape).count.value;
}

const foundShape = z.object({ count: z.number() });

/**
 * How many tickets search knows that were updated at or after a moment, closed ones included.
 * @throws DriftError `zendesk_*`
 */
export async function countTicketsSince(transport: ReadTransport, since: Instant): Promise<number> {
  const asked = { what: 'counts', path: '/api/v2/search/count.json' } as const;
  const response = await transport.get(asked.path, { query: `type:ticket updated>=${since}` });
  return readAnswer(response, asked, foundShape).count;
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host || null : null;
}
