import fc from 'fast-check';
import { DEFAULT_CAPS, type Caps } from '../../src/core/apply/caps.ts';
import type { FaultKind } from '../../src/fake-zendesk/faults.ts';
import { EDIT_KINDS, type EditKind } from './colleague-edits.ts';

/** Something that goes wrong with so many requests of a kind, from the n-th on. */
export type PlannedFault = {
  readonly on: 'write' | 'read';
  readonly nth: number;
  readonly times: number;
  readonly name: string;
  readonly fault: FaultKind;
};

/** An edit that a colleague makes right before the n-th request, or the n-th write. */
type PlannedEdit = {
  readonly before: 'write' | 'request';
  readonly nth: number;
  readonly kind: EditKind;
  readonly number: number;
};

/** The moment at which the program is gone: around the n-th request, record of the journal, or wait. */
export type PlannedKill = {
  readonly at:
    | 'before_request'
    | 'after_request'
    | 'before_write'
    | 'after_write'
    | 'before_record'
    | 'after_record'
    | 'wait';
  readonly nth: number;
};

/** Everything that befalls one apply. */
export type Trouble = {
  readonly faults: readonly PlannedFault[];
  readonly edits: readonly PlannedEdit[];
  /** The first for the apply, the others for the resumes that follow. */
  readonly kills: readonly PlannedKill[];
  /** From this record on nothing can be written down. */
  readonly journalFailsAt: number | null;
  /** The person presses stop when so many entries are settled. */
  readonly stopsAfter: number | null;
  readonly cutsWaitShort: boolean;
  readonly settleSeconds: number;
  readonly caps: Caps;
};

const FOREVER = 1_000_000;

const WRITE_FAULTS = [
  ['429 with retry-after', { kind: 'plain_text_429', retryAfter: 7 }],
  ['429 without retry-after', { kind: 'plain_text_429', retryAfter: null }],
  ['5xx before the effect', { kind: 'status', status: 503 }],
  ['5xx after the effect', { kind: 'after_effect_status', status: 502 }],
  ['lost before the effect', { kind: 'refused_connection' }],
  ['lost after the effect', { kind: 'lost_answer' }],
  ['cut body', { kind: 'cut_body' }],
  ['half a body', { kind: 'malformed_body' }],
  ['page for people', { kind: 'html_body' }],
  ['refusal', { kind: 'status', status: 422, body: '{"error":"RecordInvalid"}' }],
  ['no permission', { kind: 'status', status: 403, body: '{"error":"Forbidden"}' }],
] as const satisfies readonly (readonly [string, FaultKind])[];

const READ_FAULTS = [
  ['429 of a read', { kind: 'plain_text_429', retryAfter: 2 }],
  ['5xx of a read', { kind: 'status', status: 500 }],
  ['lost read', { kind: 'lost_answer' }],
  ['cut read', { kind: 'cut_body' }],
  ['half a read', { kind: 'malformed_body' }],
] as const satisfies readonly (readonly [string, FaultKind])[];

/** Names of the faults, edits apart, that a suite has to meet. */
export const FAULT_NAMES: readonly string[] = [
  ...WRITE_FAULTS.map(([name]) => name),
  ...READ_FAULTS.map(([name]) => name),
  'signed out',
];

const writeFault: fc.Arbitrary<PlannedFault> = fc
  .tuple(
    fc.constantFrom(...WRITE_FAULTS),
    fc.constantFrom(1, 1, 2, 2, 3, 4),
    fc.constantFrom(1, 1, 1, 2, 3, 12),
  )
  .map(([[name, fault], nth, times]) => ({ on: 'write', nth, times, name, fault }));

const readFault: fc.Arbitrary<PlannedFault> = fc
  .tuple(
    fc.constantFrom(...READ_FAULTS),
    fc.integer({ min: 1, max: 60 }),
    fc.constantFrom(1, 1, 2, 6, 20),
  )
  .map(([[name, fault], nth, times]) => ({ on: 'read', nth, times, name, fault }));

const signedOut: fc.Arbitrary<PlannedFault> = fc
  .tuple(fc.constantFrom('read' as const, 'write' as const), fc.integer({ min: 1, max: 60 }))
  .map(([on, nth]) => ({
    on,
    nth: on === 'write' ? 1 + (nth % 4) : nth,
    times: FOREVER,
    name: 'signed out',
    fault: { kind: 'signed_out' },
  }));

/** Some edits matter at few moments only, so they come more often. */
const anyKind = fc.constantFrom<EditKind>(
  'same_as_planned',
  'same_as_planned',
  'move_ticket',
  'move_ticket',
  'drop_domain',
  ...EDIT_KINDS,
);

const anyEdit: fc.Arbitrary<PlannedEdit> = fc.oneof(
  fc.record({
    before: fc.constant('write' as const),
    nth: fc.integer({ min: 1, max: 4 }),
    kind: anyKind,
    number: fc.nat(1000),
  }),
  fc.record({
    before: fc.constant('request' as const),
    nth: fc.integer({ min: 1, max: 80 }),
    kind: anyKind,
    number: fc.nat(1000),
  }),
);

const anyKill: fc.Arbitrary<PlannedKill> = fc.oneof(
  around(['before_request', 'after_request'], 80),
  around(['before_write', 'after_write'], 4),
  around(['before_record', 'after_record'], 20),
  around(['wait'], 200),
);

function around(places: readonly PlannedKill['at'][], most: number): fc.Arbitrary<PlannedKill> {
  return fc.record({ at: fc.constantFrom(...places), nth: fc.integer({ min: 1, max: most }) });
}

/** Any trouble: often little, now and then much at once. */
export const anyTrouble: fc.Arbitrary<Trouble> = fc.record({
  faults: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.array(writeFault, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(readFault, { minLength: 1, maxLength: 2 }) },
    {
      weight: 1,
      arbitrary: fc.array(fc.oneof(writeFault, readFault, signedOut), { maxLength: 3 }),
    },
    { weight: 1, arbitrary: fc.array(signedOut, { minLength: 1, maxLength: 1 }) },
  ),
  edits: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(anyEdit, { minLength: 1, maxLength: 3 }) },
  ),
  kills: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(anyKill, { minLength: 1, maxLength: 4 }) },
  ),
  journalFailsAt: seldom(fc.integer({ min: 1, max: 16 })),
  stopsAfter: seldom(fc.integer({ min: 1, max: 8 })),
  cutsWaitShort: fc.constantFrom(false, false, false, false, false, false, true),
  settleSeconds: fc.constantFrom(90, 90, 90, 30, 0),
  caps: fc.oneof(
    { weight: 5, arbitrary: fc.constant(DEFAULT_CAPS) },
    {
      weight: 1,
      arbitrary: fc.record({
        maxActions: fc.integer({ min: 0, max: 5 }),
        maxPerAccount: fc.integer({ min: 0, max: 3 }),
      }),
    },
  ),
});

function seldom(arbitrary: fc.Arbitrary<number>): fc.Arbitrary<number | null> {
  return fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}
