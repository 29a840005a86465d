import { expect, test } from 'vitest';
import { readPath } from './read-path.ts';

const OFFERED = {
  currentUser: { id: 7, locale: 'en' },
  ticket: { id: 1, organization: null, tags: ['a'] },
};

test.each([
  ['currentUser', OFFERED.currentUser],
  ['currentUser.locale', 'en'],
  ['ticket.organization', null],
  ['ticket.organization.id', null],
  ['ticket.tags', ['a']],
])('%s', (path, value) => {
  expect(readPath(path, OFFERED)).toEqual({ kind: 'value', value });
});

test.each(['user', 'ticket.requester', 'currentUser.id.x', 'ticket.tags.0', 'constructor', ''])(
  '%j does not exist',
  (path) => {
    expect(readPath(path, OFFERED).kind).toBe('error');
  },
);
