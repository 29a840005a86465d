import { DriftError } from '../../core/problem.ts';
import { toPolicy } from '../../core/plan/policy.ts';
import { compareAudits, toEarlierAudit, type Comparison } from '../../core/report/compare.ts';
import { resultsOf } from '../../core/report/results/results.ts';
import { traceResults } from '../../core/report/trace/trace-results.ts';
import { traceSubject } from '../../core/report/trace/trace-subject.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import { runFactsOf } from '../../run/artifacts.ts';
import { begunWays } from '../../run/read-plan/begun-ways.ts';
import { runAudit, type AuditJob, type AuditRun } from '../../run/audit.ts';
import { usersWrittenLately } from '../../run/lately.ts';
import { createMeter } from '../../run/meter.ts';
import { keepReading, recallReading } from '../../run/read-memory.ts';
import { baseOf, isUsableBase } from '../../run/reading-base.ts';
import { baseFacts } from '../../run/read-plan/base-facts.ts';
import { gatherReadFacts } from '../../run/read-plan/gather-facts.ts';
import { planReading } from '../../run/read-plan/plan-reading.ts';
import { issueSentence } from '../../words/issue-sentence.ts';
import { shownPart } from './account-details.ts';
import { createControl, StoppedError } from './audit-control.ts';
import { decided } from './decision-calls.ts';
import { controlledReader } from './controlled-reader.ts';
import type { EngineApi } from './engine-api.ts';
import type { AuditEstimate, AuditView } from './engine-views.ts';
import { holdAudit, selectedPlan } from './finished-audit.ts';
import { partOf } from './part-of.ts';
import type { Account } from './ports.ts';
import { viewPlan } from './views.ts';
import {
  accountOf,
  exclusively,
  keepDemo,
  requireAudit,
  requirePlan,
  requireReference,
  type Session,
} from './session.ts';

type AuditCalls = Pick<
  EngineApi,
  | 'estimate'
  | 'unfinishedAudit'
  | 'audit'
  | 'pause'
  | 'goOn'
  | 'rows'
  | 'account'
  | 'accountIssues'
  | 'accountActions'
  | 'reviewed'
  | 'markReviewed'
  | 'plan'
  | 'compared'
  | 'trace'
>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Pages that are older than this tell of another time. */
const LONGEST_BREAK_MS = DAY_MS;

/** The calls about the audit and what it found. */
export function auditCalls(session: Session): AuditCalls {
  return {
    estimate: async (ticketDays, isOfChanges = false) =>
      await estimate(session, ticketDays, isOfChanges),
    unfinishedAudit: async () => {
      const mode = session.reference?.view.mode;
      return mode === undefined
        ? null
        : await unfinishedOf(session, await accountOf(session, mode));
    },
    audit: async (ticketDays, goesOn = false, isOfChanges = false) =>
      await exclusively(
        session,
        async () => await audit(session, { ticketDays, goesOn, isOfChanges }),
      ),
    pause: () => {
      session.control?.pause();
      return Promise.resolve();
    },
    goOn: () => {
      session.control?.goOn();
      return Promise.resolve();
    },
    rows: async (query, from, count) =>
      await Promise.resolve(requireAudit(session).rows.window(query, from, count)),
    account: async (accountId) =>
      await Promise.resolve(requireAudit(session).accounts.detailOf(accountId)),
    accountIssues: async (accountId, from, count) => {
      const { issuesOf, showIssue } = requireAudit(session).accounts;
      return await Promise.resolve(shownPart(partOf(issuesOf(accountId), from, count), showIssue));
    },
    accountActions: async (accountId, from, count) =>
      await Promise.resolve(
        partOf(requireAudit(session).accounts.actionsOf(accountId), from, count),
      ),
    reviewed: async () => await Promise.resolve([...session.reviewed]),
    markReviewed: async (accountId, isReviewed) => {
      if (isReviewed) session.reviewed.add(accountId);
      else session.reviewed.delete(accountId);
      const planHash = session.audit?.view.planHash;
      if (planHash !== undefined)
        await session.keeping.keepReviewed({ planHash, accounts: [...session.reviewed] });
    },
    plan: async (selection) =>
      await Promise.resolve(viewPlan(selectedPlan(requirePlan(session), selection))),
    compared: async (list, from, count) => {
      const issues = requireAudit(session).comparison?.[list] ?? [];
      const window = { total: issues.length, issues: issues.slice(from, from + count) };
      return await Promise.resolve(window);
    },
    trace: async (subject) => {
      const { whole, results } = requireAudit(session);
      return await Promise.resolve(
        whole ? traceSubject(whole, subject) : traceResults(results, subject),
      );
    },
  };
}

/** What an audit is asked to do. */
type AuditWish = {
  readonly ticketDays: number;
  readonly goesOn: boolean;
  readonly isOfChanges: boolean;
};

async function estimate(
  session: Session,
  ticketDays: number,
  isOfChanges: boolean,
): Promise<AuditEstimate> {
  const { reference: listed, view } = requireReference(session);
  const account = await accountOf(session, view.mode);
  const reference = await decided(session, account, listed, account.now());
  const reader = account.reader();
  const { role } = await reader.currentUser();
  const startedAt = account.now();
  const since = toInstant(startedAt - ticketDays * DAY_MS);
  const head = await session.keeping.baseHead(account);
  const { mode, subdomain } = account;
  const base = head && isUsableBase(head, { mode, subdomain, startedAt }) ? head : null;
  const kept = await session.keeping.readMemory(account);
  const remembered = recallReading(kept, account.now());
  const facts = {
    ...(await gatherReadFacts(reader, reference, since, remembered)),
    base: baseFacts(isOfChanges ? base : null, startedAt, since),
  };
  const { organizations, users } = facts.counts;
  const { layers, lanes, requests, minutes } = planReading(facts, account.rates);
  const changesSince = base?.readAt ?? null;
  return { organizations, users, changesSince, layers, lanes, requests, minutes, role };
}

async function unfinishedOf({ keeping }: Session, account: Account) {
  const found = await keeping.unfinished(account);
  if (!found || account.now() - found.startedAt > LONGEST_BREAK_MS) return null;
  const { startedAt, ticketDays, pages, isOfChanges } = found;
  return { startedAt, ticketDays, pages, isOfChanges };
}

async function audit(session: Session, wish: AuditWish): Promise<AuditView | null> {
  const { ports } = session;
  const { view } = requireReference(session);
  const account = await accountOf(session, view.mode);
  session.audit = null;
  session.plan = null;
  session.dryRun = null;
  session.meter = createMeter(() => undefined);
  session.control = createControl(ports.sleep);
  try {
    const run = await read(session, account, wish);
    return await finish(session, account, run);
  } catch (error) {
    if (error instanceof StoppedError) return null;
    throw error;
  } finally {
    session.control = null;
  }
}

async function read(
  session: Session,
  account: Account,
  { ticketDays, goesOn, isOfChanges }: AuditWish,
): Promise<AuditRun> {
  const { keeping, ports } = session;
  const unfinished = goesOn ? await unfinishedOf(session, account) : null;
  const begun = unfinished ?? { startedAt: account.now(), ticketDays, pages: 0, isOfChanges };
  const { mode, subdomain, now } = account;
  const memory = await keeping.beginReading({ ...begun, mode, subdomain }, unfinished !== null);
  const control = session.control ?? createControl(ports.sleep);
  const remembered = recallReading(await keeping.readMemory(account), begun.startedAt);
  const listed = requireReference(session).reference;
  const reference = await decided(session, account, listed, begun.startedAt);
  return await runAudit({
    reader: adminsOnly(controlledReader(account.reader(memory), control)),
    reference,
    policy: toPolicy({
      ticketDays: begun.ticketDays,
      decisions: reference.decisions.inForce,
    }),
    subdomain,
    mode,
    now,
    startedAt: begun.startedAt,
    rates: account.rates,
    begun: begunWays(await keeping.keptRequests()),
    base: begun.isOfChanges ? await keeping.readingBase(account) : null,
    remembered,
    lately: usersWrittenLately(await keeping.receipts(), account, begun.startedAt),
    onEvent: (event) => {
      ports.onEvent({ kind: 'audit', event });
    },
  });
}

/** The exports are for admins, and an agent may see only some of the tickets: that is no full audit. */
function adminsOnly(reader: AuditJob['reader']): AuditJob['reader'] {
  return {
    ...reader,
    currentUser: async () => {
      const user = await reader.currentUser();
      if (user.role !== 'admin') throw new DriftError('audit_not_admin');
      return user;
    },
  };
}

async function finish(session: Session, account: Account, run: AuditRun): Promise<AuditView> {
  const { keeping, meter, ports } = session;
  const comparison = await compareWithEarlier(session, account, run);
  const { file } = requireReference(session).view;
  const earlier = await keeping.readMemory(account);
  const memory = keepReading(earlier, run.remembered, run.startedAt);
  await keeping.keepReadMemory(account, memory);
  const facts = runFactsOf(run, { referenceFile: file, memory, ...meter.read() });
  const results = resultsOf(run.result, facts, comparison);
  const held = holdAudit(results, { whole: run.result, handedOver: null }, ports.words);
  session.audit = held;
  session.plan = results.plan;
  session.reviewed = await keeping.reviewed(held.view.planHash);
  const base = account.mode === 'live' ? baseOf(run) : null;
  if (base) await keeping.keepReadingBase(base);
  await keeping.forgetReading();
  await keeping.keepResults(results, null);
  await keeping.addToHistory({
    kind: 'audit',
    at: toInstant(run.finishedAt),
    planHash: held.view.planHash,
    issues: held.view.summary.totals.issues,
    accounts: held.view.summary.totals.accounts,
    mode: account.mode,
  });
  if (account.mode === 'demo') await keepDemo(session);
  ports.neighbours.tell('audit');
  return held.view;
}

async function compareWithEarlier(
  { keeping, ports }: Session,
  account: Account,
  { result }: AuditRun,
): Promise<Comparison | null> {
  const { issues } = result.detection;
  const sentence = (issue: (typeof issues)[number]) => issueSentence(issue, ports.words);
  const earlier = await keeping.earlierAudit(account);
  await keeping.keepAudit(account, toEarlierAudit(result.plan, issues, sentence));
  return earlier && compareAudits(earlier, result.detection, sentence);
}
