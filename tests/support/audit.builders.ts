import { defaultDomainLists } from '../../src/core/identity/domain-lists.ts';
import { detect, type Detection } from '../../src/core/detect/detect.ts';
import type { Issue, IssueCode } from '../../src/core/detect/issue.ts';
import type { Observation, ObservationKind } from '../../src/core/detect/observation.ts';
import { situate, type Situation } from '../../src/core/detect/situation.ts';
import type { Action } from '../../src/core/plan/plan-format.ts';
import { toPolicy, type PolicyChoice } from '../../src/core/plan/policy.ts';
import { auditTenant, type AuditResult } from '../../src/core/report/audit-result.ts';
import { reference, type ReferenceWish } from './reference.builders.ts';
import { READ_AT, tenant, type TenantWish } from './tenant.builders.ts';

/** What a test says of an audit: only what differs. */
export type AuditWish = ReferenceWish & TenantWish & { readonly policy?: PolicyChoice };

/** Reference and tenant of a wish, side by side. */
export function situationOf(wish: AuditWish): Situation {
  return situate(reference(wish), tenant(wish), defaultDomainLists());
}

/** What the checks and observations say of a wish. */
export function detectionOf(wish: AuditWish): Detection {
  return detect(situationOf(wish));
}

/** A whole audit of a wish. */
export function auditOf(wish: AuditWish): AuditResult {
  const decided = reference(wish);
  return auditTenant({
    reference: decided,
    tenant: tenant(wish),
    policy: toPolicy({ decisions: decided.decisions.inForce, ...wish.policy }),
    mode: 'live',
    createdAt: READ_AT,
  });
}

/** The issues of one code that a wish raises. */
export function issuesOf(code: IssueCode, wish: AuditWish): readonly Issue[] {
  return detectionOf(wish).issues.filter((issue) => issue.code === code);
}

/** The observations of one kind that a wish gives. */
export function observed(kind: ObservationKind, wish: AuditWish): readonly Observation[] {
  return detectionOf(wish).observations.filter((observation) => observation.kind === kind);
}

/** The actions that a wish's plan holds. */
export function actionsOf(wish: AuditWish): readonly Action[] {
  return auditOf(wish).plan.actions;
}

/** The only action of a wish's plan. */
export function onlyActionOf(wish: AuditWish): Action {
  const [action, ...others] = actionsOf(wish);
  if (!action || others.length > 0) throw new Error(`${others.length + (action ? 1 : 0)} actions`);
  return action;
}
