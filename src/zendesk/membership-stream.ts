import * as z from 'zod/mini';
import { readAnswer } from './answers.ts';
import type { Asked } from './errors.ts';
import { toBadAnswer } from './errors.ts';
import { pageShape, toPage } from './pages.ts';
import type { MembershipsWithUsers } from './reader.ts';
import { parseMembership, parseUser } from './schemas.ts';
import type { ReadTransport, ZendeskResponse } from './transport.ts';

const MEMBERSHIPS = {
  what: 'memberships',
  path: '/api/v2/organization_memberships.json',
} as const satisfies Asked;

const PAGE_SIZE = 100;

const position = z.object({
  meta: z.object({
    has_more: z.boolean(),
    after_cursor: z.optional(z.nullable(z.string())),
  }),
  users: z.optional(z.array(z.unknown())),
});

/**
 * Reads all memberships, and with each page the users that they are of. A user comes once a page, so
 * more than once in all; users without a membership do not come. Where Zendesk does not bring users
 * along, `users` is `null` on every page, and the memberships are complete all the same.
 *
 * https://developer.zendesk.com/api-reference/ticketing/organizations/organization_memberships/
 * @throws DriftError `zendesk_*`
 */
export async function* readMembershipsWithUsers(
  transport: ReadTransport,
): AsyncGenerator<MembershipsWithUsers, void, void> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  for (;;) {
    const response: ZendeskResponse = await transport.get(MEMBERSHIPS.path, {
      include: 'users',
      'page[size]': PAGE_SIZE,
      'page[after]': cursor ?? undefined,
    });
    const shape = pageShape('organization_memberships', position);
    const { records, position: where } = readAnswer(response, MEMBERSHIPS, shape);
    const isSideloaded = where.users !== undefined || records.length === 0;
    yield {
      memberships: toPage(records, parseMembership),
      users: isSideloaded ? toPage(where.users ?? [], parseUser) : null,
    };

    const { has_more: hasMore, after_cursor: after } = where.meta;
    if (!hasMore) return;
    const next = after ?? '';
    if (next === '' || seen.has(next))
      throw toBadAnswer(response, MEMBERSHIPS, 'meta.after_cursor');
    seen.add(next);
    cursor = next;
  }
}
