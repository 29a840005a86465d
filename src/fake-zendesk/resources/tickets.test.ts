import { expect, test } from 'vitest';
import { openAccount, organization, pick, pickAll, ticket, user } from '../fake.builders.ts';

const YEAR = 365 * 24 * 60;

const open = () =>
  openAccount({
    organizations: [organization(10)],
    users: [user(20)],
    tickets: [
      ticket(40, 20),
      ticket(41, 20, { status: 'closed', age: YEAR }),
      ticket(42, 20, { status: 'deleted' }),
      ticket(43, 20, { status: 'closed', age: 300 }),
    ],
  });

test('a ticket comes full-size: text, custom fields and all', async () => {
  const { json, text } = await open().get('tickets/40');
  expect(text.length).toBeGreaterThan(5000);
  expect(pick(json, 'ticket', 'custom_fields', 30, 'id')).toBeTypeOf('number');
  expect(String(pick(json, 'ticket', 'description')).length).toBeGreaterThan(4000);
});

test('the same ticket reads the same each time', async () => {
  const [first, second] = [await open().get('tickets/40'), await open().get('tickets/40')];
  expect(first.text).toBe(second.text);
});

test('the list leaves out deleted and archived tickets', async () => {
  const { get } = open();
  expect(pickAll((await get('tickets')).json, 'tickets')).toEqual([40, 43]);
  expect((await get('tickets/42')).status).toBe(404);
  expect(pickAll((await get('tickets/show_many?ids=42,41')).json, 'tickets')).toEqual([41]);
});

test('requested tickets hold the archived', async () => {
  const { json } = await open().get('users/20/tickets/requested?page[size]=100&sort=-updated_at');
  expect(pickAll(json, 'tickets')).toEqual([43, 40, 41]);
});

test('a new ticket shows among the requested after a while', async () => {
  const { get, fake, pass } = open();
  const { ticketId } = fake.colleague.receiveRequest({
    email: 'user20@customer.example',
    name: 'User 20',
    subject: 'New',
  });
  const requested = async () => pickAll((await get('users/20/tickets/requested')).json, 'tickets');
  pass(29);
  expect(await requested()).not.toContain(ticketId);
  expect((await get(`tickets/${ticketId}`)).status).toBe(200);
  pass(61);
  expect(await requested()).toContain(ticketId);
});

test('a PUT changes a ticket, unless it is closed', async () => {
  const { put, get } = open();
  expect((await put('tickets/40', { ticket: { organization_id: 10 } })).status).toBe(200);
  expect(pick((await get('tickets/40')).json, 'ticket')).toMatchObject({
    organization_id: 10,
    updated_at: '2026-11-22T09:00:00Z',
  });
  expect((await put('tickets/43', { ticket: { organization_id: 10 } })).status).toBe(422);
});
