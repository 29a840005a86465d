import * as z from 'zod/mini';
import { OUTCOMES } from '../../core/apply/receipt-format.ts';
import { DECISION_KINDS } from '../../core/decisions/decision.ts';
import { ISSUE_CODES, RISKS } from '../../core/detect/catalogue.ts';
import { DriftError } from '../../core/problem.ts';
import { ROW_STATES } from '../../core/report/triage.ts';
import type { CheckSubject } from '../../run/check/check-subject.ts';
import type { EngineApi } from './engine-api.ts';
import type { EngineMethod } from './rpc.ts';

/** Answers one call, whatever its arguments turn out to be. */
export type Handler = (args: readonly unknown[]) => Promise<unknown>;

const accountId = z.nullable(z.string());
const count = z.int().check(z.nonnegative());
const selection = z.object({
  withoutAccounts: z.array(z.string()),
  withoutActions: z.array(z.string()),
});
const rowsQuery = z.object({
  text: z.string(),
  states: z.array(z.enum(ROW_STATES)),
  codes: z.array(z.enum(ISSUE_CODES)),
  reasons: z.array(z.string()),
  risks: z.array(z.enum(RISKS)),
  hidesWithoutWriters: z.boolean(),
  sort: z.object({
    by: z.enum(['risk', 'account', 'name', 'issues', 'prepared', 'blocked', 'state']),
    isDescending: z.boolean(),
  }),
});
const caps = z.object({ maxActions: count, maxPerAccount: count });
const order = z.object({
  selection,
  confirmedHash: z.string(),
  reason: z.string(),
  caps,
  settleSeconds: count,
  acceptsPartialReference: z.boolean(),
  acceptsOldPlan: z.boolean(),
});
const anySubject = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ticket'),
    ticket: z.object({
      id: z.nullable(z.int()),
      requesterId: z.nullable(z.int()),
      organizationId: z.nullable(z.int()),
      status: z.string(),
      updatedAt: z.nullable(z.string()),
    }),
  }),
  z.object({ kind: z.literal('user'), userId: z.int() }),
  z.object({ kind: z.literal('organization'), organizationId: z.int() }),
]);
const subject = z.object({
  kind: z.enum(['account', 'organization', 'user', 'ticket']),
  id: z.string(),
});
const decisionWish = z.object({
  kind: z.string(),
  subject: z.string(),
  sf_account_id: z.string(),
  decided_by: z.string(),
  reason: z.string(),
  until: z.string(),
});
const checkSubject = z.custom<CheckSubject>((value) => anySubject.safeParse(value).success);
const ticketDays = z.int().check(z.positive());

/** The calls of an engine with their arguments parsed. */
export function handlersOf(engine: EngineApi): Readonly<Record<EngineMethod, Handler>> {
  return {
    loadReference: taking([z.string(), z.instanceof(ArrayBuffer)], engine.loadReference),
    loadDemo: taking([], engine.loadDemo),
    currentReference: taking([], engine.currentReference),
    setAsideRows: taking([count, count], engine.setAsideRows),
    setAsideValues: taking([count, count], engine.setAsideValues),
    decisions: taking([], engine.decisions),
    importDecisions: taking([z.string(), z.instanceof(ArrayBuffer)], engine.importDecisions),
    decide: taking([decisionWish], engine.decide),
    withdraw: taking([z.enum(DECISION_KINDS), z.string()], engine.withdraw),
    accountNames: taking([z.array(z.string())], engine.accountNames),
    decisionsFile: taking([], engine.decisionsFile),
    openResults: taking([z.string(), z.instanceof(ArrayBuffer)], engine.openResults),
    currentAudit: taking([], engine.currentAudit),
    role: taking([], engine.role),
    estimate: taking([ticketDays, z.optional(z.boolean())], engine.estimate),
    unfinishedAudit: taking([], engine.unfinishedAudit),
    audit: taking([ticketDays, z.optional(z.boolean()), z.optional(z.boolean())], engine.audit),
    pause: taking([], engine.pause),
    goOn: taking([], engine.goOn),
    stop: taking([], engine.stop),
    cutWaitShort: taking([], engine.cutWaitShort),
    rows: taking([rowsQuery, count, count], engine.rows),
    account: taking([accountId], engine.account),
    accountIssues: taking([accountId, count, count], engine.accountIssues),
    accountActions: taking([accountId, count, count], engine.accountActions),
    reviewed: taking([], engine.reviewed),
    markReviewed: taking([accountId, z.boolean()], engine.markReviewed),
    plan: taking([selection], engine.plan),
    compared: taking(
      [z.enum(['gone', 'fresh', 'continued', 'unchanged']), count, count],
      engine.compared,
    ),
    trace: taking([subject], engine.trace),
    checkReference: taking([], engine.checkReference),
    prepareCheck: taking([checkSubject], engine.prepareCheck),
    check: taking([checkSubject, z.boolean()], engine.check),
    takeCheck: taking([checkSubject], engine.takeCheck),
    demoSubjects: taking([z.enum(['ticket', 'user', 'organization'])], engine.demoSubjects),
    dryRun: taking([selection], engine.dryRun),
    applyNumbers: taking([caps], engine.applyNumbers),
    apply: taking([order], engine.apply),
    interruptedApply: taking([], engine.interruptedApply),
    resumeApply: taking([], engine.resumeApply),
    entries: taking([z.string(), z.nullable(z.enum(OUTCOMES)), count, count], engine.entries),
    receiptFile: taking([z.string()], engine.receiptFile),
    files: taking([], engine.files),
    archive: taking([], engine.archive),
    history: taking([], engine.history),
    clear: taking([], engine.clear),
  };
}

/** A handler that hands its arguments on where they are what the call takes. */
function taking<const Schemas extends readonly z.ZodMiniType[]>(
  schemas: readonly [...Schemas],
  call: (...args: ParsedBy<Schemas>) => Promise<unknown>,
): Handler {
  const whole = z.custom<ParsedBy<Schemas>>(
    (args) =>
      Array.isArray(args) &&
      args.length <= schemas.length &&
      schemas.every((schema, at) => schema.safeParse(args[at]).success),
  );
  return async (args) => {
    const parsed = whole.safeParse(args);
    if (!parsed.success) throw new DriftError('bug', { text: 'arguments of a call' });
    return await call(...parsed.data);
  };
}

type ParsedBy<Schemas extends readonly z.ZodMiniType[]> = {
  -readonly [At in keyof Schemas]: z.output<Schemas[At]>;
};
