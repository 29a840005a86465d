import { ISSUE_CODES } from '../../src/core/detect/catalogue.ts';
import type { IssueCode } from '../../src/core/detect/issue.ts';
import {
  BLOCKED_REASONS,
  GUARD_REASONS,
  type BlockedReason,
  type GuardReason,
} from '../../src/core/plan/plan-format.ts';
import type { AuditResult } from '../../src/core/report/audit-result.ts';

/** What is counted: in how many audits a code, a blocked reason or a guard came up. */
type Counted = IssueCode | BlockedReason | Exclude<GuardReason, 'not_an_end_user'>;

/** Everything that a random audit can bring up; only a live reading finds that a user is no end-user. */
const COUNTED: readonly Counted[] = [
  ...new Set<Counted>([
    ...ISSUE_CODES,
    ...BLOCKED_REASONS,
    ...GUARD_REASONS.filter((guard) => guard !== 'not_an_end_user'),
  ]),
];

/** Counts what audits bring up, so that a property that meets nothing does not pass for a proof. */
export type Tally = {
  readonly count: (audit: AuditResult) => void;
  /** What came up in fewer audits than a share of all of them. */
  readonly rare: (share: number) => readonly string[];
  /** One line: audits, and in how many of them each came up, the rarest first. */
  readonly line: () => string;
};

export function createTally(): Tally {
  const counts = new Map<Counted, number>(COUNTED.map((counted) => [counted, 0]));
  let audits = 0;
  return {
    count: ({ detection, plan }) => {
      audits += 1;
      const found = new Set<string>([
        ...detection.issues.map(({ code }) => code),
        ...plan.actions.flatMap(({ blocked_reason }) => blocked_reason ?? []),
      ]);
      for (const [counted, count] of counts) if (found.has(counted)) counts.set(counted, count + 1);
    },
    rare: (share) =>
      [...counts]
        .filter(([, count]) => count < Math.max(1, share * audits))
        .map(([counted, count]) => `${counted}: ${count} of ${audits}`),
    line: () =>
      `${audits} audits | ${[...counts]
        .sort(([, a], [, b]) => a - b)
        .map(([counted, count]) => `${counted} ${count}`)
        .join(' | ')}`,
  };
}
