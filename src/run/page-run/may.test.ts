import { describe, expect, test } from 'vitest';
import type { Confirmation } from '../../core/apply/may-apply.ts';
import { may, mayApply, type Step } from './may.ts';
import {
  ADMIN_WITH_STORAGE,
  auditedWith,
  CONFIRMED,
  dryRunOf,
  LOADED,
  NOW,
  PLAN,
  runAfter,
} from './page-run.builders.ts';
import { NEW_RUN } from './page-run.ts';
import { REFUSALS, type Refusal } from './refusal.ts';
import type { RunEvent } from './run-event.ts';

const AUDITING: readonly RunEvent[] = [...LOADED, { kind: 'begin', stage: 'audit', at: NOW }];
const READY = [...ADMIN_WITH_STORAGE, ...dryRunOf()];
const APPLYING: readonly RunEvent[] = [
  ...READY,
  { kind: 'begin_apply', confirmation: CONFIRMED, at: NOW },
];
const AGENT: RunEvent = { kind: 'role', role: 'agent' };
const IN_MEMORY: RunEvent = { kind: 'storage', storage: 'memory' };
const INTERRUPTED: RunEvent = { kind: 'interrupted_apply', isOpen: true };

/** Each step in each situation: the refusal, or `ok`. */
const CASES: readonly [Step, string, readonly RunEvent[], Refusal | 'ok'][] = [
  ['load_reference', 'at first', [], 'ok'],
  ['load_reference', 'while auditing', AUDITING, 'busy'],
  ['audit', 'without a reference', [], 'no_reference'],
  ['audit', 'with one, the person not yet known', LOADED, 'ok'],
  ['audit', 'as an agent', [...LOADED, AGENT], 'not_admin'],
  ['audit', 'while auditing', AUDITING, 'busy'],
  ['audit', 'with storage in memory', [...LOADED, IN_MEMORY], 'ok'],
  ['pause', 'at first', [], 'not_running'],
  ['pause', 'while auditing', AUDITING, 'ok'],
  ['pause', 'while paused', [...AUDITING, { kind: 'pause' }], 'not_running'],
  ['pause', 'while applying', APPLYING, 'not_running'],
  ['go_on', 'while auditing', AUDITING, 'not_paused'],
  ['go_on', 'while paused', [...AUDITING, { kind: 'pause' }], 'ok'],
  ['stop', 'at first', [], 'not_running'],
  ['stop', 'while auditing', AUDITING, 'ok'],
  ['stop', 'while paused', [...AUDITING, { kind: 'pause' }], 'ok'],
  ['stop', 'while applying', APPLYING, 'ok'],
  [
    'stop',
    'while dry-running',
    [...auditedWith(), { kind: 'begin', stage: 'dry_run', at: NOW }],
    'not_running',
  ],
  ['select', 'before an audit', LOADED, 'no_audit'],
  ['select', 'after it', auditedWith(), 'ok'],
  ['select', 'while applying', APPLYING, 'busy'],
  ['dry_run', 'before an audit', LOADED, 'no_audit'],
  ['dry_run', 'after it, as an agent', [...auditedWith(), AGENT], 'ok'],
  ['dry_run', 'after it, with storage in memory', [...auditedWith(), IN_MEMORY], 'ok'],
  ['prepare_apply', 'before an audit', ADMIN_WITH_STORAGE, 'no_audit'],
  ['prepare_apply', 'when all is there', READY, 'ok'],
  ['prepare_apply', 'while applying', APPLYING, 'busy'],
  ['prepare_apply', 'as an agent', [...READY, AGENT], 'not_admin'],
  ['prepare_apply', 'the person not yet known', dryRunOf(), 'not_admin'],
  ['prepare_apply', 'with storage in memory', [...READY, IN_MEMORY], 'storage_in_memory'],
  [
    'prepare_apply',
    'the storage not yet known',
    [{ kind: 'role', role: 'admin' }, ...dryRunOf()],
    'storage_in_memory',
  ],
  ['prepare_apply', 'with an open run', [...READY, INTERRUPTED], 'apply_interrupted'],
  [
    'prepare_apply',
    'with nothing prepared',
    [...ADMIN_WITH_STORAGE, ...dryRunOf({ ...PLAN, prepared: 0 })],
    'nothing_prepared',
  ],
  ['prepare_apply', 'without a dry run', [...ADMIN_WITH_STORAGE, ...auditedWith()], 'no_dry_run'],
  [
    'prepare_apply',
    'after another selection',
    [...READY, { kind: 'selected', plan: { planHash: 'bbbb', prepared: 3 } }],
    'plan_changed_since_dry_run',
  ],
  [
    'prepare_apply',
    'back at the selection that was dry-run',
    [
      ...READY,
      { kind: 'selected', plan: { planHash: 'bbbb', prepared: 3 } },
      { kind: 'selected', plan: { planHash: 'aaaa', prepared: 5 } },
    ],
    'ok',
  ],
  [
    'prepare_apply',
    'with a dry run by which nothing is left to do',
    [...ADMIN_WITH_STORAGE, ...dryRunOf(PLAN, 0)],
    'nothing_would_apply',
  ],
  ['resume_apply', 'with nothing interrupted', ADMIN_WITH_STORAGE, 'nothing_interrupted'],
  ['resume_apply', 'with an open run', [...ADMIN_WITH_STORAGE, INTERRUPTED], 'ok'],
  ['resume_apply', 'with storage in memory', [IN_MEMORY, INTERRUPTED], 'storage_in_memory'],
  ['resume_apply', 'while auditing', [...AUDITING, INTERRUPTED], 'busy'],
  ['cut_wait_short', 'while applying', APPLYING, 'ok'],
  ['cut_wait_short', 'while auditing', AUDITING, 'not_running'],
  ['clear', 'at first', [], 'ok'],
  ['clear', 'while applying', APPLYING, 'busy'],
];

test.each(CASES)('%s %s', (step, _, events, expected) => {
  expect(may(runAfter(...events), step)).toEqual(
    expected === 'ok' ? { ok: true } : { ok: false, why: expected },
  );
});

const WEEK_MS = 7 * 24 * 3600_000;
const CREATED = Date.parse(PLAN.createdAt);

describe('what a person has to say before an apply', () => {
  const partial = [...ADMIN_WITH_STORAGE, ...dryRunOf({ ...PLAN, isPartialReference: true })];
  test.each<[string, readonly RunEvent[], Partial<Confirmation>, number, Refusal | 'ok']>([
    ['everything', READY, {}, NOW, 'ok'],
    ['another hash', READY, { planHash: 'bbbb' }, NOW, 'hash_not_confirmed'],
    ['no reason', READY, { reason: ' \t' }, NOW, 'reason_missing'],
    ['nothing of a partial reference', partial, {}, NOW, 'partial_reference_not_accepted'],
    ['that it is partial', partial, { acceptsPartialReference: true }, NOW, 'ok'],
    ['nothing of a plan of a week', READY, {}, CREATED + WEEK_MS, 'ok'],
    ['nothing of an older one', READY, {}, CREATED + WEEK_MS + 1, 'old_plan_not_accepted'],
    ['that it is old', READY, { acceptsOldPlan: true }, CREATED + WEEK_MS + 1, 'ok'],
    ['everything, as an agent', [...READY, AGENT], {}, NOW, 'not_admin'],
  ])('%s', (_, events, different, now, expected) => {
    expect(mayApply(runAfter(...events), { ...CONFIRMED, ...different }, now)).toEqual(
      expected === 'ok' ? { ok: true } : { ok: false, why: expected },
    );
  });
});

test('every refusal is met in these tables', () => {
  const met = new Set<string>(CASES.map(([, , , expected]) => expected));
  const said = [
    'hash_not_confirmed',
    'reason_missing',
    'partial_reference_not_accepted',
    'old_plan_not_accepted',
  ];
  expect(REFUSALS.filter((why) => !met.has(why) && !said.includes(why))).toEqual([]);
});

test('a new run may do what needs nothing', () => {
  expect(may(NEW_RUN, 'load_reference').ok).toBe(true);
});
