import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { ISSUE_CODES } from '../../src/core/detect/catalogue.ts';
import type { IssueCode } from '../../src/core/detect/issue.ts';
import {
  ACTION_TYPES,
  BLOCKED_REASONS,
  GUARD_REASONS,
  LIFTABLE_GUARDS,
} from '../../src/core/plan/plan-format.ts';
import { toInstant, toMilliseconds } from '../../src/core/tenant/ids.ts';
import { RECORD_LAYERS } from '../../src/core/tenant/records.ts';
import type { AuditWish } from './audit.builders.ts';
import { READ_AT } from './tenant.builders.ts';

const list = <Item extends z.core.$ZodType>(item: Item) => z._default(z.array(item), []);
const text = z.string();
const number = z.int();

const world = {
  name: text,
  accounts: list(
    z.strictObject({
      id: text,
      name: z.optional(text),
      domains: list(text),
      websites: list(text),
      stored: z.optional(number),
    }),
  ),
  set_aside: list(z.strictObject({ id: z.optional(text), domains: list(text) })),
  organizations: list(
    z.strictObject({
      id: number,
      name: z.optional(text),
      external_id: z.nullable(text),
      domains: list(text),
      shared_tickets: z._default(z.boolean(), false),
    }),
  ),
  users: list(
    z.strictObject({
      id: number,
      email: z.nullable(text),
      /** The first is the default one, unless `default_organization` says otherwise. */
      member_of: list(number),
      default_organization: z.optional(z.nullable(number)),
      role: z._default(z.enum(['end-user', 'agent', 'admin']), 'end-user'),
      active: z._default(z.boolean(), true),
      suspended: z._default(z.boolean(), false),
      verified: z._default(z.boolean(), true),
      ticket_restriction: z._default(text, 'requested'),
    }),
  ),
  tickets: list(
    z.strictObject({
      id: number,
      requester: z.nullable(number),
      organization: z.nullable(number),
      status: z._default(
        z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed', 'deleted']),
        'open',
      ),
      age_days: z._default(number, 0),
      age_seconds: z._default(number, 0),
    }),
  ),
  settings: z._default(
    z.strictObject({
      multiple_organizations: z._default(z.nullable(z.boolean()), true),
      /** Layers that were not read to their end. */
      partial: list(z.enum(RECORD_LAYERS)),
      lifted_guards: list(z.enum(LIFTABLE_GUARDS)),
      max_enrolled_users: z._default(number, 25),
    }),
    { multiple_organizations: true, partial: [], lifted_guards: [], max_enrolled_users: 25 },
  ),
  /** Codes of all other issues that the same records raise, each as often as it is raised. */
  also: list(z.enum(ISSUE_CODES)),
};

type World = z.infer<z.ZodMiniObject<typeof world>>;

const firingCase = z.strictObject({
  ...world,
  fires: z.array(
    z.strictObject({
      subject: text,
      detail: z._default(text, ''),
      account: z.nullable(text),
      action: z.nullable(
        z.strictObject({
          type: z.enum(ACTION_TYPES),
          target: text,
          status: z.enum(['prepared', 'blocked']),
          blocked_reason: z.nullable(z.enum([...BLOCKED_REASONS, ...GUARD_REASONS])),
        }),
      ),
    }),
  ),
});

const silentCase = z.strictObject({
  ...world,
  /** `subject` is the account for the codes that look at a domain, and `detail` the domain. */
  stays_silent: z.array(z.strictObject({ subject: text, detail: z._default(text, ''), why: text })),
});

/** A case in which a code fires: exactly the issues it names, and no other of that code. */
export type FiringCase = z.infer<typeof firingCase>;
/** A case in which a code stays silent about each subject it names, and raises nothing. */
export type SilentCase = z.infer<typeof silentCase>;

const fileOf = <Item extends z.core.$ZodType>(item: Item) =>
  z.strictObject({ code: z.enum(ISSUE_CODES), cases: z.array(item) });

/** The cases in which a code fires. */
export function firingCases(code: IssueCode): readonly FiringCase[] {
  return z.parse(fileOf(firingCase), readCases(code, 'fires')).cases;
}

/** The cases in which a code stays silent. */
export function silentCases(code: IssueCode): readonly SilentCase[] {
  return z.parse(fileOf(silentCase), readCases(code, 'stays-silent')).cases;
}

function readCases(code: IssueCode, kind: 'fires' | 'stays-silent'): unknown {
  const file = new URL(`../../fixtures/cases/${code}/${kind}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** What a case says, as a wish of an audit. */
export function wishOf({ settings, ...said }: World): AuditWish {
  return {
    accounts: said.accounts.map(({ id, name, domains, websites, stored }) => ({
      id,
      domains,
      websites,
      ...(name === undefined ? {} : { name }),
      ...(stored === undefined ? {} : { stored }),
    })),
    setAside: said.set_aside.map(({ id, domains }) => ({
      domains,
      ...(id === undefined ? {} : { id }),
    })),
    organizations: said.organizations.map(({ id, name, external_id, domains, shared_tickets }) => ({
      id,
      ...(name === undefined ? {} : { name }),
      externalId: external_id,
      domainNames: domains,
      sharedTickets: shared_tickets,
    })),
    users: said.users.map(({ member_of, default_organization, ticket_restriction, ...user }) => ({
      ...user,
      memberOf: member_of,
      ticketRestriction: ticket_restriction,
      ...(default_organization === undefined ? {} : { defaultOrganization: default_organization }),
    })),
    tickets: said.tickets.map(({ id, requester, organization, status, age_days, age_seconds }) => ({
      id,
      requesterId: requester,
      organizationId: organization,
      status,
      updatedAt: toInstant(toMilliseconds(READ_AT) - (age_days * DAY + age_seconds) * 1000),
    })),
    multipleOrganizations: settings.multiple_organizations,
    readings: Object.fromEntries(
      settings.partial.map((layer) => [layer, { state: 'partial', why: 'stopped' }]),
    ),
    policy: {
      liftedGuards: settings.lifted_guards,
      maxEnrolledUsers: settings.max_enrolled_users,
    },
  };
}

const DAY = 24 * 60 * 60;
