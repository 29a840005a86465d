import { expect, test } from 'vitest';
import { onScreenChange } from './on-screen-change.ts';
import type { SidebarLocation } from './on-screen.ts';
import { fakeClient } from './zaf.builders.ts';
import { createZaf } from './zaf.ts';

function listenAt(location: SidebarLocation) {
  const client = fakeClient();
  const heard: string[] = [];
  const zaf = createZaf(client, { after: () => () => undefined });
  const end = onScreenChange(zaf, location, (change) => heard.push(change));
  return { client, heard, end };
}

test.each([
  ['ticket_sidebar', 'ticket.requester.id.changed', 'subject'],
  ['new_ticket_sidebar', 'ticket.requester.id.changed', 'subject'],
  ['ticket_sidebar', 'ticket.organization.changed', 'subject'],
  ['ticket_sidebar', 'ticket.status.changed', 'subject'],
  ['ticket_sidebar', 'ticket.saved', 'subject'],
  ['ticket_sidebar', 'ticket.requester.email.changed', 'record'],
  ['user_sidebar', 'user.email.changed', 'record'],
  ['user_sidebar', 'user.organizations.changed', 'record'],
  ['organization_sidebar', 'organization.domains.changed', 'record'],
  ['organization_sidebar', 'organization.externalId.changed', 'record'],
] as const)('at %s, %s changes the %s', (location, event, change) => {
  const { client, heard, end } = listenAt(location);
  client.play(event, 7);
  expect(heard).toEqual([change]);
  end();
  client.play(event, 7);
  expect(heard).toEqual([change]);
  expect(client.listenersOf(event)).toBe(0);
});

test.each([
  ['ticket_sidebar', 'ticket.subject.changed'],
  ['ticket_sidebar', 'comment.text.changed'],
  ['ticket_sidebar', 'user.email.changed'],
  ['user_sidebar', 'user.notes.changed'],
  ['organization_sidebar', 'organization.notes.changed'],
] as const)('at %s, %s changes nothing that is checked', (location, event) => {
  const { client, heard } = listenAt(location);
  client.play(event, 'x');
  expect(heard).toEqual([]);
});
