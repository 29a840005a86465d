import type { OrganizationFact } from '../core/detect/issue.ts';
import type { Words } from './words.ts';

/** Names an organization so that it can be found: name and id, neither cut. */
export function sayOrganization(
  { id, name }: Pick<OrganizationFact, 'id' | 'name'>,
  words: Words,
): string {
  return words.say('phrases.organization', { name, id: String(id) });
}

/** Names an organization of which only the id is known, or says that there is none. */
export function sayOrganizationId(id: number | null, words: Words): string {
  return id === null
    ? words.say('phrases.no_organization')
    : words.say('phrases.organization_id', { id: String(id) });
}

/** Names an account by name and id. */
export function sayAccount(
  {
    accountId,
    accountName,
  }: { readonly accountId: string | null; readonly accountName: string | null },
  words: Words,
): string {
  if (accountId === null) return words.say('phrases.no_single_account');
  return words.say('phrases.account', { name: accountName ?? accountId, id: accountId });
}

/** Names several organizations in one list. */
export function sayOrganizations(
  organizations: readonly Pick<OrganizationFact, 'id' | 'name'>[],
  words: Words,
): string {
  return words.list(organizations.map((organization) => sayOrganization(organization, words)));
}
