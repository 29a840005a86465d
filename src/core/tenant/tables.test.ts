import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { membership, ticket, user } from '../../../tests/support/tenant.builders.ts';
import { instantNumber } from './columns.ts';
import { createIdSet } from './id-set.ts';
import { toInstant } from './ids.ts';
import { groupRows } from './grouped-rows.ts';
import { USER_ROLES, type User } from './records.ts';
import { sortedOnce } from './sorted.ts';
import { membershipTable, ticketTable, toUserTable, userTable } from './tables.ts';

/** Addresses that a column of bytes could get wrong. */
const ODD_ADDRESSES = [
  null,
  '',
  '@',
  '@acme.example',
  'kim',
  'kim@',
  'kim@lee@acme.example',
  'Kim@Acme.Example',
  'kïm@acme.example',
  '김@acme.example',
  '\ud800@acme.example',
  `${'k'.repeat(254)}@acme.example`,
  `${'k'.repeat(255)}@acme.example`,
];

const anyEmail = fc.oneof(
  fc.constantFrom(...ODD_ADDRESSES),
  fc.emailAddress(),
  fc.string({ unit: 'binary' }),
);

const anyUser: fc.Arbitrary<User> = fc
  .record({
    id: fc.integer({ min: 1, max: 40 }),
    email: anyEmail,
    defaultOrganization: fc.option(fc.integer({ min: 1, max: 2 ** 53 - 1 })),
    role: fc.constantFrom(...USER_ROLES),
    active: fc.boolean(),
    suspended: fc.boolean(),
    verified: fc.boolean(),
    ticketRestriction: fc.constantFrom(null, 'organization', 'requested', ''),
    updatedAt: fc.integer({ min: 0, max: 4 }).map((day) => toInstant(day * 86_400_000)),
  })
  .map(user);

describe('a compact table', () => {
  test('holds what a list holds in order of id, each once, whatever came', () => {
    fc.assert(
      fc.property(fc.array(anyUser, { maxLength: 60 }), (users) => {
        const table = toUserTable(users);
        expect([...table]).toEqual(sortedOnce(users));
        expect(table.length).toBe(sortedOnce(users).length);
        for (const [position, { id }] of sortedOnce(users).entries())
          expect(table.positionOf(id)).toBe(position);
      }),
    );
  });

  test('does not depend on the order in which records came', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyUser, { maxLength: 30 })
          .chain((users) =>
            fc.tuple(fc.constant(users), fc.shuffledSubarray(users, { minLength: users.length })),
          ),
        ([users, shuffled]) => {
          expect([...toUserTable(shuffled)]).toEqual([...toUserTable(users)]);
        },
      ),
    );
  });

  test('keeps the record that is newest by word, though another carries a later time', () => {
    const builder = userTable();
    const [early, late] = [toInstant(0), toInstant(86_400_000)];
    builder.add(user({ id: 21, email: 'before@acme.example', updatedAt: late }));
    builder.addNewest(user({ id: 21, email: 'now@acme.example', updatedAt: early }));
    builder.add(user({ id: 21, email: 'after@acme.example', updatedAt: late }));
    expect([...builder.build()].map(({ email }) => email)).toEqual(['now@acme.example']);
  });

  test('says nothing of positions and ids that it has not', () => {
    const table = toUserTable([user({ id: 21 })]);
    expect([table.at(-1), table.at(1), table.positionOf(20), table.positionOf(22)]).toEqual([
      undefined,
      undefined,
      -1,
      -1,
    ]);
    expect(toUserTable(table)).toBe(table);
  });

  test('gives memberships and tickets back as they came', () => {
    const memberships = [
      membership({ id: 1, userId: 21, organizationId: 11, isDefault: true }),
      membership({ id: 2, userId: 21, organizationId: 2 ** 53 - 1, isDefault: false }),
    ];
    const tickets = [
      ticket({ id: 31, requesterId: null, organizationId: null, status: 'new' }),
      ticket({ id: 32, requesterId: 21, organizationId: 11, status: 'deleted' }),
    ];
    const [membershipBuilder, ticketBuilder] = [membershipTable(), ticketTable()];
    memberships.toReversed().forEach(membershipBuilder.add);
    tickets.toReversed().forEach(ticketBuilder.add);
    expect([...membershipBuilder.build()]).toEqual(memberships);
    expect([...ticketBuilder.build()]).toEqual(tickets);
  });
});

test('instants stand in order of time', () => {
  const instants = ['2026-09-30T23:59:59Z', '2026-10-01T00:00:00Z', '2026-10-01T00:00:01Z'];
  const numbers = instants.map((text) => instantNumber(toInstant(Date.parse(text))));
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(new Set(numbers).size).toBe(3);
});

test('a set of ids knows exactly those that it was given', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 2 ** 53 - 2 })),
        {
          maxLength: 3000,
        },
      ),
      (ids) => {
        const [set, known] = [createIdSet(), new Set<number>()];
        for (const id of ids) {
          expect(set.add(id)).toBe(!known.has(id));
          known.add(id);
        }
        expect(set.size()).toBe(known.size);
        for (const id of ids)
          expect([set.has(id), set.has(id + 1)]).toEqual([true, known.has(id + 1)]);
      },
    ),
    { numRuns: 30 },
  );
});

test('rows are grouped in their order, and those of no group are in none', () => {
  const groups = [1, -1, 0, 1, 1];
  const grouped = groupRows(groups.length, 3, (row) => groups[row] ?? -1);
  expect([0, 1, 2, -1, 3].map((group) => [...grouped.rowsOf(group)])).toEqual([
    [2],
    [0, 3, 4],
    [],
    [],
    [],
  ]);
});
