import type { OrganizationView } from '../account-view.ts';
import { domainsText } from './offered.ts';

/** What an organization sidebar hears when the person changed the organization on its page. */
export function organizationEvents(
  before: OrganizationView,
  after: OrganizationView,
): (readonly [name: string, data: unknown])[] {
  const domains = domainsText(after);
  return [
    ...(domainsText(before) === domains
      ? []
      : [['organization.domains.changed', domains] as const]),
    ...(before.externalId === after.externalId
      ? []
      : [['organization.externalId.changed', after.externalId] as const]),
  ];
}
