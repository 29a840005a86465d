import type { Reference } from '../core/reference/reference.ts';
import { auditTenant, domainListsOf, type AuditResult } from '../core/report/audit-result.ts';
import type { Policy } from '../core/plan/policy.ts';
import { toInstant } from '../core/tenant/ids.ts';
import type { RecordLayer, UserId } from '../core/tenant/records.ts';
import type { CurrentUser, Reader } from '../zendesk/reader.ts';
import type { AuditEvent } from './audit-event.ts';
import { checkSubdomain } from './check-tenant.ts';
import { baseFacts } from './read-plan/base-facts.ts';
import { keepToWays, type BegunWays } from './read-plan/begun-ways.ts';
import { gatherReadFacts, type ReadMemory } from './read-plan/gather-facts.ts';
import { planReading } from './read-plan/plan-reading.ts';
import type { ReadingOutcome } from './read-plan/planned-reading.ts';
import type { ReadPlan, ReadRates, ReadWay } from './read-plan/read-plan.ts';
import { isUsableBase, type ReadingBase } from './reading-base.ts';
import { readTenant } from './read-tenant.ts';

/** What an audit needs. */
export type AuditJob = {
  readonly reader: Reader;
  readonly reference: Reference;
  readonly policy: Policy;
  readonly subdomain: string;
  readonly mode: 'demo' | 'live';
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** When the reading began, where it goes on with pages of an earlier one. Milliseconds since 1970. */
  readonly startedAt?: number;
  /** How fast the account may be read. */
  readonly rates: ReadRates;
  /** What an earlier reading of the account learned. */
  readonly remembered: ReadMemory;
  /** Ways that the reading keeps to, whatever would be planned. */
  readonly begun?: BegunWays;
  /** An earlier reading to build on, where it is of this account and not too old: what changed since is read. */
  readonly base?: ReadingBase | null;
  /** Users whom a receipt of the last quarter of an hour names: search may still show them as they were. */
  readonly lately?: readonly UserId[];
  readonly onEvent: (event: AuditEvent) => void;
};

/** An audit that came to its end. */
export type AuditRun = {
  readonly result: AuditResult;
  /** Who was signed in. */
  readonly user: CurrentUser;
  /** How the account was to be read. */
  readonly readPlan: ReadPlan;
  /** How each layer was read in the end. */
  readonly ways: Readonly<Record<RecordLayer, readonly ReadWay[]>>;
  /** What is worth knowing for the next reading. */
  readonly remembered: ReadMemory;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number;
};

/**
 * Reads a Zendesk account and compares it with the reference. Nothing is written.
 *
 * @throws DriftError where the account cannot be read, or is not the one that was named
 */
export async function runAudit(job: AuditJob): Promise<AuditRun> {
  const { reader, reference, policy, subdomain, mode, rates, now, onEvent } = job;
  const startedAt = job.startedAt ?? now();
  onEvent({ kind: 'stage', stage: 'signing_in' });
  const user = await reader.currentUser();
  checkSubdomain(user, subdomain);

  const ticketDays = policy.ticket_days;
  const ticketsSince = toInstant(startedAt - ticketDays * DAY);
  const { refused: remembered, unexpectedShare } = job.remembered;
  const base = job.base && isUsableBase(job.base, { subdomain, mode, startedAt }) ? job.base : null;
  const facts = {
    ...(await gatherReadFacts(reader, reference, ticketsSince, {
      refused: user.role === 'admin' ? remembered : [...remembered, ...SEARCHED_WAYS],
      unexpectedShare,
    })),
    base: baseFacts(base, startedAt, ticketsSince),
  };
  const plan = keepToWays(planReading(facts, rates), job.begun ?? {}, facts);
  onEvent({ kind: 'read_plan', plan });
  onEvent({ kind: 'stage', stage: 'reading' });
  const { tenant, outcome } = await readTenant({
    reader,
    subdomain,
    reference,
    lists: domainListsOf(policy),
    facts,
    plan,
    base,
    usersPerPage: rates.usersPerPage,
    startedAt,
    ticketDays,
    ticketsSince,
    lately: job.lately ?? [],
    onEvent,
  });

  onEvent({ kind: 'stage', stage: 'comparing' });
  const createdAt = toInstant(startedAt);
  const result = auditTenant({ reference, tenant, policy, mode, createdAt });
  return {
    result,
    user,
    readPlan: plan,
    ways: waysOf(outcome),
    remembered: {
      refused: [...outcome.refused].filter(
        (way) => user.role === 'admin' || remembered.includes(way) || !SEARCHED_WAYS.includes(way),
      ),
      unexpectedShare: outcome.unexpectedShare ?? unexpectedShare,
    },
    startedAt,
    finishedAt: now(),
  };
}

/** Search shows an agent only what the agent may see, and does not say that there is more. */
const SEARCHED_WAYS: readonly ReadWay[] = [
  'users_search',
  'users_with_memberships',
  'users_of_reference',
  'memberships_with_users',
  'tickets_search',
];

const DAY = 24 * 60 * 60 * 1000;

function waysOf({ layers }: ReadingOutcome): AuditRun['ways'] {
  const of = (layer: RecordLayer) => layers.find((one) => one.layer === layer)?.ways ?? [];
  return {
    organizations: of('organizations'),
    users: of('users'),
    memberships: of('memberships'),
    tickets: of('tickets'),
  };
}
