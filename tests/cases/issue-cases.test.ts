import { describe, expect, test } from 'vitest';
import { ISSUE_CODES } from '../../src/core/detect/catalogue.ts';
import type { AuditResult } from '../../src/core/report/audit-result.ts';
import { auditOf } from '../support/audit.builders.ts';
import { firingCases, silentCases, wishOf } from '../support/issue-cases.ts';
import { outcomeOf } from '../support/verdict-on.ts';

describe.each(ISSUE_CODES)('%s', (code) => {
  test.each(firingCases(code))('fires: $name', (firing) => {
    const audit = auditOf(wishOf(firing));
    expect(raised(audit).filter((issue) => issue.code === code)).toEqual(
      firing.fires.map((issue) => ({ code, ...issue })),
    );
    expect(otherCodes(audit, code)).toEqual(firing.also.toSorted());
  });

  test.each(silentCases(code))('stays silent: $name', (silent) => {
    const audit = auditOf(wishOf(silent));
    const found = silent.stays_silent.map(({ subject, detail }) => ({
      subject,
      detail,
      why: outcomeOf(audit.situation, code, subject, detail),
    }));
    expect(found).toEqual(silent.stays_silent);
    expect(raised(audit).filter((issue) => issue.code === code)).toEqual([]);
    expect(otherCodes(audit, code)).toEqual(silent.also.toSorted());
  });
});

/** Issues with the action that each calls for, as the cases write them. */
function raised({ detection, plan }: AuditResult) {
  return detection.issues.map(({ id, code, subject, detail, accountId }) => {
    const actions = plan.actions.filter(({ issue_ids }) => issue_ids.includes(id));
    expect(actions.length).toBeLessThan(2);
    const [action] = actions;
    return {
      code,
      subject: subject.id,
      detail,
      account: accountId,
      action: action
        ? {
            type: action.type,
            target: action.target.id,
            status: action.status,
            blocked_reason: action.blocked_reason,
          }
        : null,
    };
  });
}

function otherCodes({ detection }: AuditResult, code: string): readonly string[] {
  return detection.issues
    .map((issue) => issue.code)
    .filter((other) => other !== code)
    .toSorted();
}
