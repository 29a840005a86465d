import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/core/decisions/decide.ts';
import { ISSUE_CATALOGUE, ISSUE_CODES } from '../../src/core/detect/catalogue.ts';
import type { Issue } from '../../src/core/detect/issue.ts';
import type { Plan } from '../../src/core/plan/plan-format.ts';
import { toPolicy } from '../../src/core/plan/policy.ts';
import type { AuditResult } from '../../src/core/report/audit-result.ts';
import { toInstant } from '../../src/core/tenant/ids.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import type { Check, CheckedAction } from '../../src/run/check/check.ts';
import type { CheckSubject } from '../../src/run/check/check-subject.ts';
import { indexReference } from '../../src/run/check/reference-index.ts';
import {
  accountsOf,
  askableAccount,
  checkOn,
  issuesOfAudit,
  subjectsOf,
  type Audited,
} from '../support/check-world.ts';
import { randomDecisions } from '../support/random-decisions.ts';
import { randomWorld, referenceOf, type RandomWorld } from '../support/random-world.ts';
import { auditStage, stage } from '../support/stage.ts';

/** How many accounts are looked at. */
const RUNS = 50;
/** Worlds in every run: between them they show every code and every verdict. */
const ALWAYS = Array.from({ length: 20 }, (_, number): [number] => [number]);
const MINUTES = 60_000;

describe('a check agrees with a full audit, once search has caught up', () => {
  const codes = new Set<string>();
  const verdicts = new Set<string>();

  test('on every ticket, user and organization of any account', { timeout: 120_000 }, async () => {
    await ofAnyAccount((seen) => {
      for (const { check, audit, account, subject, requests } of seen) {
        verdicts.add(check.verdict.kind);
        const { findings, verdict } = check;
        if (!findings) throw new Error(JSON.stringify(verdict));
        const expected = issuesOfAudit({ audit, account }, subject);
        for (const { code } of expected) codes.add(code);
        expect(findings.issues.map(comparable)).toEqual(expected.map(comparable));
        expect(verdict).toEqual(verdictOf(expected, { audit, account }, subject, check));
        expect(requests).toBeLessThanOrEqual(6);
        for (const action of findings.actions) expect(contradiction(action, audit.plan)).toBeNull();
      }
    });
  });

  test('and every code and verdict came up', () => {
    expect([...codes].sort()).toEqual([...ISSUE_CODES].sort());
    expect([...verdicts].sort()).toEqual(['drift', 'in_sync', 'not_in_reference']);
  });
});

type Seen = {
  readonly subject: CheckSubject;
  readonly check: Check;
  readonly audit: AuditResult;
  readonly account: AccountSeed;
  readonly requests: number;
};

async function ofAnyAccount(holds: (seen: readonly Seen[]) => void): Promise<void> {
  const number = fc.nat(2 ** 31 - 1);
  await fc.assert(
    fc.asyncProperty(number, async (seed) => {
      holds(await lookAtAll(randomWorld(seed)));
    }),
    { numRuns: RUNS, examples: ALWAYS },
  );
}

/** Audits an account, then checks everything in it. */
async function lookAtAll(world: RandomWorld): Promise<readonly Seen[]> {
  const account = askableAccount(world);
  const listed = referenceOf(world);
  // Half of the worlds go by what somebody decided.
  const reference =
    world.seed % 2 === 0
      ? listed
      : decide(listed, randomDecisions(world, listed), toInstant(Date.parse(account.pinnedStart)));
  const staged = stage(account, reference);
  // Lists of new tickets and the index of search are behind by less than this.
  await staged.sleep(10 * MINUTES);
  const { result: audit } = await auditStage(staged, world.policy);
  const index = indexReference(staged.reference);
  const policy = toPolicy(world.policy);
  const seen: Seen[] = [];
  for (const subject of subjectsOf(account)) {
    const before = staged.fake.requestLog.length;
    const check = await checkOn(staged, subject, { index, policy });
    seen.push({ subject, check, audit, account, requests: staged.fake.requestLog.length - before });
  }
  return seen;
}

/** An issue, but for the one number in its evidence that needs other users. */
function comparable(issue: Issue): unknown {
  return issue.code === 'account_missing_zendesk_org'
    ? { ...issue, evidence: { ...issue.evidence, auditedUsers: null } }
    : issue;
}

const RISKS = ['critical', 'high', 'medium'] as const;

function verdictOf(
  issues: readonly Issue[],
  audited: Audited,
  subject: CheckSubject,
  { verdict }: Check,
): unknown {
  const worstRisk = RISKS.find((risk) =>
    issues.some(({ code }) => ISSUE_CATALOGUE[code].risk === risk),
  );
  if (worstRisk) return { kind: 'drift', count: issues.length, worstRisk };
  if (accountsOf(audited, subject).length > 0) return { kind: 'in_sync' };
  return { kind: 'not_in_reference', why: verdict.kind === 'not_in_reference' && verdict.why };
}

/**
 * What speaks against an action beside that of the audit. The audit may know of more users and so of
 * more guards, which the check then has left to the dry run; the check may know of older tickets.
 */
function contradiction({ action, checkedAtDryRun }: CheckedAction, plan: Plan): string | null {
  const other = plan.actions.find(({ id }) => id === action.id);
  if (!other) return 'the audit plans no such action';
  const [here, there] = [action.blocked_reason, other.blocked_reason];
  if (here === there || here === 'ticket_side_effect') return null;
  const isLeft = checkedAtDryRun.some((guard) => guard === there);
  if (here === null) return isLeft ? null : `prepared, but the audit says ${there}`;
  return there === null ? `blocked by ${here}, but the audit prepares it` : null;
}
