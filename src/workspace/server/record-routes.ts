import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FakeState } from '../../fake-zendesk/state.ts';
import { ticketEditSchema } from '../account-view.ts';
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
  const saved = account.exchange(controls().person, {
    method: 'PUT',
    path: `/api/v2/tickets/${id}.json`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ticket: { subject, requester_id: requesterId, organization_id: organizationId },
    }),
  });
  if (saved.kind !== 'answer') sendText(response, 502, 'The connection broke.');
  else if (saved.response.status === 200)
    sendJson(response, 200, findTicket(account.fake().snapshot(), id));
  else sendText(response, saved.response.status, saved.response.body);
}
