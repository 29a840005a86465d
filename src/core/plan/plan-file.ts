import { DriftError } from '../problem.ts';
import * as z from 'zod/mini';
import { planHash } from './make-plan.ts';
import { PLAN_FORMAT, PLAN_VERSION, planSchema, type Plan } from './plan-format.ts';

/** The text of `fix_plan.json`. */
export function writePlan(plan: Plan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/**
 * Reads a plan back and trusts nothing in it: schema, then version, then the hash computed again,
 * then the account it was made for.
 *
 * @throws DriftError `plan_wrong_tenant` for a plan of another subdomain (values `planned`, `found`),
 *   and what `readSealedPlan` throws
 */
export function readPlan(text: string, subdomain: string): Plan {
  const plan = readSealedPlan(text);
  requireTenant(plan, subdomain);
  return plan;
}

/**
 * Makes sure that a plan is for an account.
 * @throws DriftError `plan_wrong_tenant` (values `planned`, `found`)
 */
export function requireTenant({ source }: Pick<Plan, 'source'>, subdomain: string): void {
  const planned = source.subdomain;
  if (planned !== subdomain)
    throw new DriftError('plan_wrong_tenant', { planned, found: subdomain });
}

/**
 * Reads a plan back without asking which account it is for.
 *
 * @throws DriftError `plan_unreadable` for what is no plan, `plan_wrong_version` for another version
 *   (values `found`, `supported`), `plan_edited` where the hash does not fit
 */
export function readSealedPlan(text: string): Plan {
  return toSealedPlan(parseJson(text));
}

/**
 * A plan from data of a file that holds more than the plan. Says no as `readSealedPlan` does.
 * @throws DriftError `plan_unreadable`, `plan_wrong_version`, `plan_edited`
 */
export function toSealedPlan(data: unknown): Plan {
  const head = headSchema.safeParse(data);
  if (!head.success || head.data.format !== PLAN_FORMAT) throw new DriftError('plan_unreadable');
  if (head.data.version !== PLAN_VERSION)
    throw new DriftError('plan_wrong_version', {
      found: head.data.version,
      supported: PLAN_VERSION,
    });
  const plan = planSchema.safeParse(data);
  if (!plan.success) throw new DriftError('plan_unreadable');
  if (hashOrNull(plan.data) !== plan.data.plan_hash) throw new DriftError('plan_edited');
  return plan.data;
}

/** JSON can hold text that is no Unicode, which has no canonical form; no plan that was sealed has any. */
function hashOrNull(plan: Plan): string | null {
  try {
    return planHash(plan);
  } catch {
    return null;
  }
}

const headSchema = z.object({ format: z.string(), version: z.number() });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DriftError('plan_unreadable', {}, { cause });
  }
}
