import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange, FakeRequest } from '../../fake-zendesk/exchange.ts';
import type { FakeState } from '../../fake-zendesk/state.ts';
import {
  organizationEditSchema,
  ticketEditSchema,
  type TicketEdit,
  type UserView,
} from '../account-view.ts';
import type { Controls } from '../controls.ts';
import type { AccountSession } from './account-session.ts';
import {
  findOrganization,
  findTicket,
  findUser,
  listOrganizations,
  listPeople,
  listTickets,
} from './look-up-records.ts';
import { readJsonBody, sendJson, sendText } from './loopback-server.ts';

type RecordSource = { readonly account: AccountSession; readonly controls: () => Controls };

const ONE = /^\/records\/(tickets|organizations|users)\/(\d{1,16})$/;

/**
 * Answers what the pages of the workspace show. They look into the account directly: what the app
 * asks for, its limits and its request log are the app's alone.
 */
export async function answerAboutRecords(
  source: RecordSource,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const one = ONE.exec(url.pathname);
  if (request.method === 'PUT' && one?.[1] === 'tickets') {
    await saveTicket(source, Number(one[2]), request, response);
    return;
  }
  if (request.method === 'PUT' && one?.[1] === 'organizations') {
    await saveOrganization(source, Number(one[2]), request, response);
    return;
  }
  if (request.method === 'POST' && url.pathname === '/records/tickets') {
    await submitTicket(source, request, response);
    return;
  }
  const state = source.account.fake().snapshot();
  const found =
    one === null
      ? list(state, url.pathname, url.searchParams.get('text') ?? '')
      : find(state, one[1] ?? '', Number(one[2]));
  if (found === null) sendText(response, 404, 'The account holds no such record.');
  else sendJson(response, 200, found);
}

function list(state: FakeState, path: string, text: string): unknown {
  switch (path) {
    case '/records/tickets':
      return listTickets(state);
    case '/records/organizations':
      return listOrganizations(state, text);
    case '/records/users':
      return listPeople(state, text);
    default:
      return null;
  }
}

function find(state: FakeState, kind: string, id: number): unknown {
  switch (kind) {
    case 'tickets':
      return findTicket(state, id);
    case 'organizations':
      return findOrganization(state, id);
    case 'users':
      return findUser(state, id);
    default:
      return null;
  }
}

/** Saves what the ticket's page changed, as the person who is signed in. */
async function saveTicket(
  { account, controls }: RecordSource,
  id: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const edit = ticketEditSchema.safeParse(await readJsonBody(request));
  if (!edit.success) {
    sendText(response, 400, 'This is no edit of a ticket.');
    return;
  }
  const { subject, requesterId, organizationId } = edit.data;
  const ticket = { subject, requester_id: requesterId, organization_id: organizationId };
  const saved = account.exchange(controls().person, put(`tickets/${id}`, { ticket }));
  answerSaved(saved, response, () => findTicket(account.fake().snapshot(), id));
}

/** Saves what the organization's page changed, as the person who is signed in. */
async function saveOrganization(
  { account, controls }: RecordSource,
  id: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const edit = organizationEditSchema.safeParse(await readJsonBody(request));
  if (!edit.success) {
    sendText(response, 400, 'This is no edit of an organization.');
    return;
  }
  const { externalId, domains } = edit.data;
  const organization = { external_id: externalId, domain_names: domains };
  const saved = account.exchange(controls().person, put(`organizations/${id}`, { organization }));
  answerSaved(saved, response, () => findOrganization(account.fake().snapshot(), id));
}

/** Files a new ticket, as a colleague does: the account has no such request of its own. */
async function submitTicket(
  { account, controls }: RecordSource,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const draft = ticketEditSchema.safeParse(await readJsonBody(request));
  const requester = draft.success
    ? findUser(account.fake().snapshot(), draft.data.requesterId)
    : null;
  if (!draft.success) sendText(response, 400, 'This is no ticket.');
  else if (controls().person === 'light_agent')
    sendText(response, 403, 'A light agent cannot submit tickets.');
  else if (requester === null || !canBeFiled(draft.data, requester))
    sendText(
      response,
      422,
      'A ticket needs a subject, and an organization of its requester or none.',
    );
  else {
    const { requesterId, subject, organizationId } = draft.data;
    const chosen = organizationId === null ? {} : { organizationId };
    const id = account.fake().colleague.createTicket({ requesterId, subject, ...chosen });
    sendJson(response, 201, findTicket(account.fake().snapshot(), id));
  }
}

function canBeFiled({ subject, organizationId }: TicketEdit, { organizations }: UserView): boolean {
  if (subject.trim() === '') return false;
  return organizationId === null || organizations.some(({ id }) => id === organizationId);
}

function put(what: string, body: unknown): FakeRequest {
  return {
    method: 'PUT',
    path: `/api/v2/${what}.json`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function answerSaved(saved: Exchange, response: ServerResponse, view: () => unknown): void {
  if (saved.kind !== 'answer') sendText(response, 502, 'The connection broke.');
  else if (saved.response.status === 200) sendJson(response, 200, view());
  else sendText(response, saved.response.status, saved.response.body);
}
