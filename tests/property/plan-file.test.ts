import { expect, test } from 'vitest';
import { readPlan, writePlan } from '../../src/core/plan/plan-file.ts';
import { selectFromPlan } from '../../src/core/plan/selection.ts';
import { DriftError } from '../../src/core/problem.ts';
import { describeWorlds, ofAnyWorld } from '../support/any-world.ts';
import { editedJson, rewrittenJson } from '../support/edited-json.ts';

const REFUSALS = ['plan_unreadable', 'plan_wrong_version', 'plan_edited', 'plan_wrong_tenant'];

describeWorlds('plan file', (audit) => {
  test('a plan that is read back is the plan that was written', () => {
    ofAnyWorld((world) => {
      const { plan } = audit(world);
      expect(readPlan(writePlan(plan), 'sample')).toEqual(plan);
    });
  });

  test('order of keys and white space mean nothing', () => {
    ofAnyWorld((world) => {
      const { plan } = audit(world);
      expect(readPlan(rewrittenJson(writePlan(plan)), 'sample')).toEqual(plan);
    });
  });

  test('every edit that changes the meaning is refused', () => {
    ofAnyWorld((world, number) => {
      const { plan } = audit(world);
      const { text, path } = editedJson(writePlan(plan), number);
      const refusal = refusalOf(text);
      if (path !== '/created_at') expect(REFUSALS, path).toContain(refusal);
      else expect([null, 'plan_unreadable']).toContain(refusal);
    });
  });

  test('a selection is a plan of its own, with its own hash', () => {
    ofAnyWorld((world, number) => {
      const { plan } = audit(world);
      const left = plan.actions[number % Math.max(1, plan.actions.length)];
      const selection = selectFromPlan(plan, { withoutActions: new Set(left ? [left.id] : []) });
      expect(readPlan(writePlan(selection), 'sample')).toEqual(selection);
      expect(selection.plan_hash === plan.plan_hash).toBe(left === undefined);
    });
  });
});

/** The code of the refusal, or `null` where the text is read as a plan. */
function refusalOf(text: string): string | null {
  try {
    readPlan(text, 'sample');
    return null;
  } catch (error) {
    if (error instanceof DriftError) return error.code;
    throw error;
  }
}
