import * as z from 'zod/mini';
import type { WritePermit } from './permit.ts';
import type { WriteRequest } from './write-request.ts';

/**
 * Whether a request is exactly what a permit allows: method, path and every key and value of the
 * body. Written apart from the code that composes requests, so that a mistake in one is caught by
 * the other.
 *
 * A user is never updated: `PUT users/{id}` with an organization would take the user out of all
 * others and change tickets. Of an organization only one key may be sent at a time.
 * https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/
 */
export function isOfPermittedForm(request: WriteRequest, permit: WritePermit): boolean {
  const form = FORMS[permit.type];
  const path = form.path.exec(request.path);
  if (request.method !== form.method || !path) return false;
  const ids = path.slice(1).map(Number);
  if (request.body === null) return bodyless(ids, permit);
  const body = parse(request.body);
  // Text that says the same in another way (repeated keys, other spelling) is refused as well.
  if (JSON.stringify(body) !== request.body) return false;
  return withBody(ids, body, permit);
}

const ORGANIZATION = /^\/api\/v2\/organizations\/([1-9]\d{0,15})\.json$/;

const FORMS = {
  set_org_external_id: { method: 'PUT', path: ORGANIZATION },
  add_org_domain: { method: 'PUT', path: ORGANIZATION },
  assign_user_to_org: { method: 'POST', path: /^\/api\/v2\/organization_memberships\.json$/ },
  move_user_to_org: {
    method: 'PUT',
    path: /^\/api\/v2\/users\/([1-9]\d{0,15})\/organization_memberships\/([1-9]\d{0,15})\/make_default\.json$/,
  },
} as const satisfies Record<WritePermit['type'], { method: string; path: RegExp }>;

const externalIdBody = z.strictObject({
  organization: z.strictObject({ external_id: z.string().check(z.minLength(1)) }),
});
const domainNamesBody = z.strictObject({
  organization: z.strictObject({ domain_names: z.array(z.string().check(z.minLength(1))) }),
});
const membershipBody = z.strictObject({
  organization_membership: z.strictObject({ user_id: z.int(), organization_id: z.int() }),
});

function bodyless(ids: readonly number[], permit: WritePermit): boolean {
  if (permit.type !== 'move_user_to_org') return false;
  return ids[0] === permit.userId && ids[1] === permit.membershipId;
}

function withBody(ids: readonly number[], body: unknown, permit: WritePermit): boolean {
  switch (permit.type) {
    case 'set_org_external_id': {
      const { success, data } = externalIdBody.safeParse(body);
      return (
        success &&
        ids[0] === permit.organizationId &&
        data.organization.external_id === permit.externalId
      );
    }
    case 'add_org_domain': {
      const { success, data } = domainNamesBody.safeParse(body);
      return (
        success &&
        ids[0] === permit.organizationId &&
        isListPlusOne(data.organization.domain_names, permit)
      );
    }
    case 'assign_user_to_org': {
      const { success, data } = membershipBody.safeParse(body);
      return (
        success &&
        data.organization_membership.user_id === permit.userId &&
        data.organization_membership.organization_id === permit.organizationId
      );
    }
    case 'move_user_to_org':
      return false;
  }
}

/** A domain that falls out of the list takes its users, and their tickets, out of the organization. */
function isListPlusOne(
  sent: readonly string[],
  { domain, domainNamesJustRead }: Extract<WritePermit, { type: 'add_org_domain' }>,
): boolean {
  if (domain === '' || domainNamesJustRead.includes(domain)) return false;
  if (sent.length !== domainNamesJustRead.length + 1 || sent.at(-1) !== domain) return false;
  return domainNamesJustRead.every((name, at) => sent[at] === name);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
