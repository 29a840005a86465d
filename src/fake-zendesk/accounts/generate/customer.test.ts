import { expect, test } from 'vitest';
import { toCustomer } from './customer.ts';

const customers = Array.from({ length: 60_000 }, (_, number) => toCustomer(number));

test('no two customers share a name, an id or a domain', () => {
  const domains = customers.flatMap((each) => [each.domain, each.branchDomain, each.websiteDomain]);
  expect(new Set(customers.map((each) => each.name)).size).toBe(customers.length);
  expect(new Set(customers.map((each) => each.id18.toLowerCase())).size).toBe(customers.length);
  expect(new Set(domains).size).toBe(domains.length);
});

test('domains are host names under reserved names', () => {
  const hostName = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+(example|test)$/;
  expect(customers.every((each) => hostName.test(each.domain))).toBe(true);
  expect(customers.every((each) => hostName.test(each.branchDomain))).toBe(true);
  expect(customers.every((each) => hostName.test(each.websiteDomain))).toBe(true);
});

test('names beyond the first round say where the company is', () => {
  const first = toCustomer(0).name.split(' ', 2).join(' ');
  expect(toCustomer(28_672).name.startsWith(`${first} Basel`)).toBe(true);
});
