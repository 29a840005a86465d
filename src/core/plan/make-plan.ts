import type { Issue } from '../detect/issue.ts';
import { hashOfData } from '../hash.ts';
import { by, byCodeUnit, byFirst } from '../order.ts';
import type { PlanningContext } from './action-parts.ts';
import { planAction } from './plan-action.ts';
import { ACTION_TYPES, PLAN_FORMAT, PLAN_VERSION, type Action, type Plan } from './plan-format.ts';

/** Where a plan comes from. */
export type PlanSource = Plan['source'];

/**
 * Plans the repairs: for every issue that calls for an action exactly one, prepared or blocked, in a
 * fixed order, under a hash.
 * @param createdAt stands in the file, outside the hash
 */
export function makePlan(
  issues: readonly Issue[],
  source: PlanSource,
  createdAt: string,
  context: PlanningContext,
): Plan {
  const actions = issues.flatMap((issue) => planAction(issue, context) ?? []).sort(ACTION_ORDER);
  return sealPlan({
    format: PLAN_FORMAT,
    version: PLAN_VERSION,
    created_at: createdAt,
    source,
    policy: context.policy,
    actions,
    selection: null,
  });
}

/** Puts the hash of a plan's parts on it. */
export function sealPlan(unsealed: Omit<Plan, 'plan_hash'>): Plan {
  // Named one by one: a sealed plan may come in as well, and its hash must not stay.
  const { format, version, created_at, source, policy, actions, selection } = unsealed;
  const plan_hash = planHash(unsealed);
  return { format, version, created_at, plan_hash, source, policy, actions, selection };
}

/**
 * Lower-case hex SHA-256 of the canonical JSON (RFC 8785) of everything in a plan but its time and
 * the hash itself.
 */
export function planHash(plan: Omit<Plan, 'plan_hash'>): string {
  const { format, version, source, policy, actions, selection } = plan;
  return hashOfData({ format, version, source, policy, actions, selection });
}

const TARGET_KINDS = ['account', 'organization', 'user'] as const;

/** The order of actions: account (none last), type, target kind, target id as a number, detail, id. */
const ACTION_ORDER = byFirst<Action>(
  (a, b) => Number(a.sf_account_id === null) - Number(b.sf_account_id === null),
  (a, b) => byCodeUnit(a.sf_account_id ?? '', b.sf_account_id ?? ''),
  by(({ type }) => ACTION_TYPES.indexOf(type)),
  by(({ target }) => TARGET_KINDS.indexOf(target.kind)),
  (a, b) => byTargetId(a.target.id, b.target.id),
  by(({ detail }) => detail),
  by(({ id }) => id),
);

function byTargetId(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  const areNumbers = Number.isSafeInteger(left) && Number.isSafeInteger(right);
  return areNumbers ? left - right || byCodeUnit(a, b) : byCodeUnit(a, b);
}
