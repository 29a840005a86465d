import type { Receipt } from '../../core/apply/receipt-format.ts';
import type { Plan } from '../../core/plan/plan-format.ts';
import { DriftError } from '../../core/problem.ts';
import type { Reference } from '../../core/reference/reference.ts';
import { createMeter, type Meter } from '../../run/meter.ts';
import type { Control } from './audit-control.ts';
import type { ReferenceView } from './engine-views.ts';
import type { HeldAudit } from './finished-audit.ts';
import { createKeeping, type Keeping } from './keeping/keeping.ts';
import type { Account, DemoAccount, EnginePorts, Surroundings } from './ports.ts';

/** A reference that was read, and what the page is shown of it. */
export type HeldReference = { readonly reference: Reference; readonly view: ReferenceView };

/** What one visit holds. The only thing in the engine that changes. */
export type Session = {
  readonly ports: EnginePorts;
  readonly keeping: Keeping;
  reference: HeldReference | null;
  audit: HeldAudit | null;
  /** The plan in hand, of the audit or of a check: what dry runs and applies are about. */
  plan: Plan | null;
  /** Accounts ticked as reviewed under the plan of the audit. */
  reviewed: Set<string | null>;
  /** The last dry run and the plan it was of, as long as nothing was applied since. */
  dryRun: { readonly plan: Plan; readonly receipt: Receipt } | null;
  /** Receipts of this visit, oldest first. */
  receipts: readonly Receipt[];
  /** The audit that is under way. */
  control: Control | null;
  /** What a person asked of the apply that is under way. */
  readonly asked: { stop: boolean; shortWait: boolean };
  isBusy: boolean;
  live: Account | null;
  demo: DemoAccount | null;
  meter: Meter;
};

/** A session in which nothing has happened yet. */
export function startSession(ports: EnginePorts): Session {
  let state = ports.kept.state();
  const announce = (): void => {
    if (ports.kept.state() === state) return;
    state = ports.kept.state();
    ports.onEvent({ kind: 'storage', state });
  };
  ports.onEvent({ kind: 'storage', state });
  return {
    ports,
    keeping: createKeeping(ports.kept, { build: ports.build, onChange: announce }),
    reference: null,
    audit: null,
    plan: null,
    reviewed: new Set(),
    dryRun: null,
    receipts: [],
    control: null,
    asked: { stop: false, shortWait: false },
    isBusy: false,
    live: null,
    demo: null,
    meter: createMeter(() => undefined),
  };
}

/** Lets go of everything that was found with a reference: what there was is void with another one. */
export function forgetFindings(session: Session): void {
  session.audit = null;
  session.plan = null;
  session.dryRun = null;
  session.reviewed = new Set();
  session.receipts = [];
}

/** Lets go of everything but the connection to the account, whose pacing goes on. */
export function forgetAll(session: Session): void {
  forgetFindings(session);
  session.reference = null;
  session.demo = null;
}

/**
 * Does a job while no other one is done.
 * @throws DriftError `job_running`
 */
export async function exclusively<Result>(
  session: Session,
  job: () => Promise<Result>,
): Promise<Result> {
  if (session.isBusy) throw new DriftError('job_running');
  session.isBusy = true;
  try {
    return await job();
  } finally {
    session.isBusy = false;
  }
}

/**
 * The reference of the session.
 * @throws DriftError `reference_not_loaded`
 */
export function requireReference({ reference }: Session): HeldReference {
  if (!reference) throw new DriftError('reference_not_loaded');
  return reference;
}

/**
 * The finished audit of the session.
 * @throws DriftError `audit_missing`
 */
export function requireAudit({ audit }: Session): HeldAudit {
  if (!audit) throw new DriftError('audit_missing');
  return audit;
}

/**
 * The plan in hand.
 * @throws DriftError `audit_missing`
 */
export function requirePlan({ plan }: Session): Plan {
  if (!plan) throw new DriftError('audit_missing');
  return plan;
}

/** Connects to the account of a mode, once a session: whatever is sent shares one pacing. */
export async function accountOf(session: Session, mode: Account['mode']): Promise<Account> {
  if (mode === 'demo') return await demoOf(session);
  session.live ??= session.ports.openLive(surroundingsOf(session));
  return session.live;
}

/** The demo as it was left in this browser, or as new. */
async function demoOf(session: Session): Promise<DemoAccount> {
  const state = session.demo ? null : await session.keeping.demoState();
  const { demo } = session;
  if (demo) return demo;
  const opened = await session.ports.openDemo(state, surroundingsOf(session));
  // Whoever asked at the same time may have been first.
  session.demo ??= opened;
  return session.demo;
}

/** Opens a demo to which nothing has happened yet. */
export async function openFreshDemo(session: Session): Promise<DemoAccount> {
  const demo = await session.ports.openDemo(null, surroundingsOf(session));
  session.demo = demo;
  return demo;
}

/** Keeps the demo as it is now, so that the next visit goes on from here. */
export async function keepDemo(session: Session): Promise<void> {
  if (session.demo) await session.keeping.keepDemoState(session.demo.saveState());
}

function surroundingsOf(session: Session): Surroundings {
  const { ports } = session;
  return {
    onEvent: (event) => {
      session.meter.onEvent(event);
      ports.onEvent({ kind: 'transport', event });
    },
    sleep: async (milliseconds) => {
      await (session.control?.sleep ?? ports.sleep)(milliseconds);
    },
  };
}
