import type { DeskEvent, Place, TabId } from './desk.ts';

const LISTS = ['tickets', 'organizations', 'users'] as const;
const TAB_KINDS = {
  tickets: 'ticket',
  organizations: 'organization',
  users: 'user',
} as const satisfies Record<(typeof LISTS)[number], TabId['kind']>;

/** The name of an app as it stands in addresses: `Drift Audit` is `drift-audit`. */
export function appSlug(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The address of a place, from its `#` on. */
export function hashOf(place: Place, slug: string, appPath: string): string {
  switch (place.kind) {
    case 'tab': {
      const { kind, id } = place.tab;
      return kind === 'new_ticket' ? `#/tickets/new/${id}` : `#/${kind}s/${id}`;
    }
    case 'app':
      return `#/apps/${slug}${appPath === '' ? '' : `/${appPath}`}`;
    case 'tickets':
    case 'organizations':
    case 'users':
      return `#/${place.kind}`;
  }
}

/** What an address asks for; `null` where it leads nowhere in this workspace. */
export function readHash(hash: string, slug: string): DeskEvent | null {
  const [first = '', second, ...rest] = hash.replace(/^#?\//, '').split('/');
  if (first === 'apps') return second === slug ? { kind: 'open_app', path: rest.join('/') } : null;
  const list = LISTS.find((each) => each === first);
  if (list === undefined) return null;
  if (second === undefined) return { kind: 'go', place: { kind: list } };
  const isNew = list === 'tickets' && second === 'new';
  const id = readId(isNew ? rest[0] : second);
  if (id === null) return null;
  const kind = isNew ? 'new_ticket' : TAB_KINDS[list];
  return { kind: 'go', place: { kind: 'tab', tab: { kind, id } } };
}

function readId(text = ''): number | null {
  const id = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(id) ? id : null;
}
