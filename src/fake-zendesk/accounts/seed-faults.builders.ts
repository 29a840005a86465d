import type { AccountSeed } from '../seed.ts';

/** What cannot be in a Zendesk account: one line a fault, none for a sound seed. */
export function seedFaults(seed: AccountSeed): readonly string[] {
  const { organizations, users, memberships, tickets } = seed;
  const organizationIds = new Set(organizations.map(({ id }) => id));
  const userIds = new Set(users.map(({ id }) => id));
  const defaultsOf = new Map<number, number>();
  for (const { user_id, default: isDefault } of memberships)
    defaultsOf.set(user_id, (defaultsOf.get(user_id) ?? 0) + (isDefault ? 1 : 0));

  return [
    ...repeated('organization', organizations.map(idOf)),
    ...repeated('user', users.map(idOf)),
    ...repeated('membership', memberships.map(idOf)),
    ...repeated('ticket', tickets.map(idOf)),
    ...repeated('address', users.flatMap(addressOf)),
    ...repeated(
      'user and organization',
      memberships.map((each) => `${each.user_id} ${each.organization_id}`),
    ),
    ...[...defaultsOf].filter(([, count]) => count !== 1).map(([id]) => `defaults of user ${id}`),
    ...memberships
      .filter((each) => !userIds.has(each.user_id) || !organizationIds.has(each.organization_id))
      .map(({ id }) => `membership ${id} of nobody`),
    ...tickets
      .filter(({ requester_id }) => !userIds.has(requester_id))
      .map(({ id }) => `ticket ${id} of nobody`),
    ...tickets
      .filter(({ organization_id: id }) => id !== null && !organizationIds.has(id))
      .map(({ id }) => `ticket ${id} in no organization there is`),
    ...[...organizations, ...users, ...tickets]
      .filter(({ age }) => !Number.isInteger(age) || age < 0)
      .map(({ id }) => `age of ${id}`),
    ...(seed.multipleOrganizations
      ? []
      : repeated(
          'member of several organizations',
          memberships.map(({ user_id }) => String(user_id)),
        )),
  ];
}

function repeated(what: string, values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.flatMap((value) => {
    if (seen.has(value)) return [`${what} twice: ${value}`];
    seen.add(value);
    return [];
  });
}

function idOf({ id }: { readonly id: number }): string {
  return String(id);
}

function addressOf({ email }: { readonly email: string | null }): string[] {
  return email === null ? [] : [email.toLowerCase()];
}
