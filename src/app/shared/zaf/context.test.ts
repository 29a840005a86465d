import { expect, test } from 'vitest';
import { contextSchema, LOCATIONS } from './context.ts';

test('reads a whole context', () => {
  const raw = {
    instanceGuid: 'guid-1',
    product: 'support',
    account: { subdomain: 'acme' },
    location: 'organization_sidebar',
    organizationId: 11,
    ticketId: '41',
    userId: null,
  };
  expect(contextSchema.parse(raw)).toStrictEqual({
    location: 'organization_sidebar',
    instanceGuid: 'guid-1',
    subdomain: 'acme',
    ticketId: 41,
    userId: null,
    organizationId: 11,
  });
});

test.each(LOCATIONS)('knows %s', (location) => {
  expect(contextSchema.parse({ location }).location).toBe(location);
});

test('a place that the app was not made for is told apart', () => {
  expect(contextSchema.parse({ location: 'top_bar' }).location).toBe('other');
});

test.each([0, -1, 1.5, '', 'new', '01', {}, true])('%j is no record on screen', (ticketId) => {
  expect(contextSchema.parse({ location: 'ticket_sidebar', ticketId }).ticketId).toBeNull();
});

test('parts that are not told plainly are left out', () => {
  const raw = { location: 'nav_bar', account: 'acme', instanceGuid: 7 };
  expect(contextSchema.parse(raw)).toMatchObject({ subdomain: null, instanceGuid: null });
});

test.each([null, 'nav_bar', {}, { location: 7 }])('%j is no context', (raw) => {
  expect(contextSchema.safeParse(raw).success).toBe(false);
});
