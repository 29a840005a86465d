import type { Confirmation } from '../../core/apply/may-apply.ts';
import { advance } from './advance.ts';
import { NEW_RUN, type KnownPlan, type PageRun } from './page-run.ts';
import type { RunEvent } from './run-event.ts';

/** When the runs of these tests take place, milliseconds since 1970. */
export const NOW = Date.parse('2026-11-23T09:00:00Z');

/** The plan that the audits of these tests make. */
export const PLAN: KnownPlan = {
  planHash: 'aaaa',
  createdAt: '2026-11-23T08:00:00Z',
  isPartialReference: false,
  prepared: 5,
};

/** Everything that a person has to say for that plan. */
export const CONFIRMED: Confirmation = {
  planHash: 'aaaa',
  reason: 'the weekly repair',
  acceptsPartialReference: false,
  acceptsOldPlan: false,
};

/** A run after these events, one after the other. */
export function runAfter(...events: readonly RunEvent[]): PageRun {
  return events.reduce(advance, NEW_RUN);
}

/** An admin in a browser that keeps things. */
export const ADMIN_WITH_STORAGE: readonly RunEvent[] = [
  { kind: 'role', role: 'admin' },
  { kind: 'storage', storage: 'durable' },
];

/** The events until the reference is loaded. */
export const LOADED: readonly RunEvent[] = [
  { kind: 'begin', stage: 'reference', at: NOW },
  { kind: 'reference_done', counts: { accounts: 8 }, at: NOW + 1 },
];

/** The events until an audit has made a plan. */
export function auditedWith(plan: KnownPlan = PLAN): readonly RunEvent[] {
  return [
    ...LOADED,
    { kind: 'begin', stage: 'audit', at: NOW + 2 },
    { kind: 'audit_done', plan, counts: { issues: 12 }, at: NOW + 3 },
  ];
}

/** The events until that plan was dry-run. */
export function dryRunOf(plan: KnownPlan = PLAN, wouldApply = 5): readonly RunEvent[] {
  return [
    ...auditedWith(plan),
    { kind: 'begin', stage: 'dry_run', at: NOW + 4 },
    {
      kind: 'dry_run_done',
      dryRun: { planHash: plan.planHash, wouldApply },
      counts: { would_apply: wouldApply },
      at: NOW + 5,
    },
  ];
}
