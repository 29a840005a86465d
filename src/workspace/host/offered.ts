import type {
  OrganizationName,
  OrganizationView,
  PersonView,
  TicketView,
  UserView,
} from '../account-view.ts';
import type { Person } from '../controls.ts';
import type { Location, WorkspaceState } from '../workspace-state.ts';

/** What a place offers to `get`, by its first name. */
export type Offered = Readonly<Record<string, unknown>>;

/** A ticket as the person sees it, saved or not. */
export type TicketOnScreen = Omit<TicketView, 'id' | 'updatedAt'> & {
  /** `null` until it is submitted. */
  readonly id: number | null;
  readonly updatedAt: number | null;
};

/** The record beside a sidebar. */
export type Beside =
  | { readonly kind: 'ticket'; readonly ticket: TicketOnScreen }
  | { readonly kind: 'organization'; readonly organization: OrganizationView }
  | { readonly kind: 'user'; readonly user: UserView }
  | { readonly kind: 'nothing' };

/** What a custom role is known by to apps: its id, as text. */
const ROLES: Readonly<Record<Person, string>> = {
  admin: 'admin',
  agent: 'agent',
  light_agent: '9000002',
};

/** Everything `get` finds in a frame. */
export function offeredIn(
  state: WorkspaceState,
  beside: Beside,
  size: { readonly width: number; readonly height: number },
): Offered {
  return {
    currentUser: currentUser(state),
    currentAccount: {
      subdomain: state.account.subdomain,
      planName: state.account.plan,
      timeFormat: '24hour',
    },
    colorScheme: state.controls.colorScheme,
    viewport: { size },
    ...recordOf(beside),
  };
}

/** What an app hears about where it stands. */
export function contextOf(
  state: WorkspaceState,
  location: Location | 'modal',
  guid: string,
  beside: { readonly kind: string; readonly id: number } | null,
) {
  return {
    instanceGuid: guid,
    product: 'support',
    account: { subdomain: state.account.subdomain },
    location,
    ...(beside !== null && { [`${beside.kind}Id`]: beside.id }),
  };
}

/** What an app hears about its installation. Secure settings are not among it. */
export function metadataOf({ app, controls }: WorkspaceState) {
  const secure = new Set(app.parameters.filter((each) => each.isSecure).map((each) => each.name));
  const shown = Object.entries(controls.settings).filter(([name]) => !secure.has(name));
  return {
    appId: 0,
    name: app.name,
    version: app.version,
    installationId: 0,
    settings: { name: app.name, title: app.name, ...Object.fromEntries(shown) },
  };
}

function currentUser({ people, controls }: WorkspaceState) {
  const person = people.find((each) => each.person === controls.person);
  return {
    id: person?.id ?? 0,
    name: person?.name ?? '',
    email: person?.email ?? '',
    role: ROLES[controls.person],
    locale: controls.language,
    externalId: null,
    tags: [],
    groups: [],
    organizations: [],
    timeZone: {
      ianaName: 'Europe/London',
      offset: 0,
      formattedOffset: 'GMT+00:00',
      translatedName: '(GMT+00:00) London',
    },
  };
}

function recordOf(beside: Beside): Offered {
  switch (beside.kind) {
    case 'nothing':
      return {};
    case 'ticket':
      return { ticket: ticketObject(beside.ticket) };
    case 'organization': {
      const { id, name, externalId } = beside.organization;
      const domains = domainsText(beside.organization);
      return { organization: { id, name, externalId, domains, tags: [] } };
    }
    case 'user':
      return { user: { ...personObject(beside.user), organizations: beside.user.organizations } };
  }
}

function ticketObject({ id, subject, status, requester, organization, ...rest }: TicketOnScreen) {
  return {
    id,
    subject,
    status,
    isNew: id === null,
    updatedAt: rest.updatedAt === null ? null : new Date(rest.updatedAt).toISOString(),
    type: 'question',
    priority: 'normal',
    tags: [],
    organization: organization === null ? null : organizationObject(organization),
    requester:
      requester === null
        ? null
        : { ...personObject(requester), organizations: rest.requesterOrganizations },
  };
}

/** An organization as it hangs on a ticket: also what is told when the ticket gets another one. */
export function organizationObject({ id, name }: OrganizationName) {
  return { id, name };
}

/** Domains as apps are told them: in one text. */
export function domainsText({ domains }: Pick<OrganizationView, 'domains'>): string {
  return domains.join(' ');
}

function personObject({ id, name, email, role }: PersonView) {
  return { id, name, email, role };
}
