import { enrolledBy } from '../../core/apply/judge-domain.ts';
import { judgedEntry } from '../../core/apply/judged-entry.ts';
import type { AcrossRecords, NamedRecords } from '../../core/apply/live-facts.ts';
import { entryOf } from '../../core/apply/receipt.ts';
import type { ReceiptEntry, StopReason } from '../../core/apply/receipt-format.ts';
import type { TicketWatch } from '../../core/apply/ticket-watch.ts';
import type { ConcernedUser } from '../../core/plan/concerned-user.ts';
import type { Action } from '../../core/plan/plan-format.ts';
import { DriftError } from '../../core/problem.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import { permittedRequest, type PassedRequest } from '../../zendesk/write/gate.ts';
import type { ApplyJob } from './apply-job.ts';
import { judgeNow } from './judge-plan.ts';
import { permitFor } from './permit-for.ts';
import { readUsersOnDomain } from './read-across-records.ts';
import { changedBy, type RunState, type WatchedWrite } from './run-state.ts';
import type { WriteAnswer } from './settle-outcome.ts';
import { watchOf } from './ticket-looks.ts';

/** How often a write is tried that Zendesk said it did not take; each time everything is read again. */
const MOST_TRIES = 8;

type Settled = {
  readonly kind: 'settled';
  readonly entry: ReceiptEntry;
  readonly stop: StopReason | null;
};

/** A write that was sent, or why there was none. */
export type Attempt =
  | Settled
  | {
      readonly kind: 'sent';
      /** The entry as it stood when the write left. */
      readonly pending: ReceiptEntry;
      readonly answer: WriteAnswer;
      readonly users: readonly ConcernedUser[];
      readonly written: WatchedWrite;
    };

/** Reads, judges and writes; and again from the start where Zendesk did not take the write (429). */
export async function attemptWrite(
  job: ApplyJob,
  run: RunState,
  action: Action,
  acrossAtStart: AcrossRecords,
): Promise<Attempt> {
  for (let tries = 1; ; tries += 1) {
    const ready = await makeReady(job, run, action, acrossAtStart);
    if (ready.kind === 'settled') return ready;

    const { records, across, request, before } = ready;
    const users = concernedUsers(action, records, across);
    const watch = watchOf(users);
    const pending = entryOf(action, 'unknown', {
      before,
      request: { method: request.method, path: request.path, body: request.body },
      attempted_at: toInstant(job.now()),
    });
    if (!(await isIntentDurable(job, pending, watch)))
      return {
        kind: 'settled',
        entry: entryOf(action, 'not_attempted', { reason: 'journal_failed' }),
        stop: 'journal_failed',
      };
    job.onEvent({ kind: 'writing', entry: pending });
    const answer = await sendOnce(job, request);
    if (answer && (!isNotTaken(answer) || tries >= MOST_TRIES)) {
      const written = watchedWrite(action, records, watch, job.now());
      return { kind: 'sent', pending, answer, users, written };
    }
    if (job.supervision.isStopRequested())
      return {
        kind: 'settled',
        entry: entryOf(action, 'not_attempted', { reason: 'stopped_by_person' }),
        stop: 'stopped_by_person',
      };
    if (tries >= MOST_TRIES)
      return {
        kind: 'settled',
        entry: entryOf(action, 'failed', {
          reason: 'zendesk_rate_limited',
          finished_at: toInstant(job.now()),
        }),
        stop: null,
      };
  }
}

function isNotTaken(answer: WriteAnswer): boolean {
  return answer.kind === 'answer' && answer.response.status === 429;
}

type Ready =
  | Settled
  | {
      readonly kind: 'ready';
      readonly records: NamedRecords;
      readonly across: AcrossRecords;
      readonly request: PassedRequest;
      readonly before: ReceiptEntry['before'];
    };

async function makeReady(
  { reader, plan, now, channel }: ApplyJob,
  run: RunState,
  action: Action,
  acrossAtStart: AcrossRecords,
): Promise<Ready> {
  try {
    const across = await refreshAcross(reader, plan, now, action, acrossAtStart);
    await channel.whenReady();
    const { records, judgement, before } = await judgeNow(
      reader,
      action,
      plan,
      across,
      changedBy(run),
    );
    if (judgement.kind !== 'would_apply')
      return {
        kind: 'settled',
        entry: judgedEntry(action, judgement, before, toInstant(now())),
        stop: null,
      };
    const permit = permitFor(action, records);
    if (!permit) throw new DriftError('bug', { what: 'no permit for a judged action' });
    return { kind: 'ready', records, across, before, request: permittedRequest(permit) };
  } catch (error) {
    if (!(error instanceof DriftError)) throw error;
    const entry = entryOf(action, 'failed', { reason: error.code, finished_at: toInstant(now()) });
    return { kind: 'settled', entry, stop: stopOf(error) };
  }
}

/**
 * Reads again, right before a write, what of the reading across records would do the most harm if it
 * had changed: whether a new membership replaces the old one, and who may be enrolled by a domain,
 * for people sign up all the time.
 */
async function refreshAcross(
  reader: ApplyJob['reader'],
  plan: ApplyJob['plan'],
  now: ApplyJob['now'],
  action: Action,
  across: AcrossRecords,
): Promise<AcrossRecords> {
  if (action.type === 'set_org_external_id') return across;
  const multipleOrganizations = await reader.multipleOrganizations();
  if (action.type !== 'add_org_domain') return { ...across, multipleOrganizations };
  const found = await readUsersOnDomain({ reader, plan, now }, action.detail, action.target.id);
  return {
    ...across,
    multipleOrganizations,
    usersOnDomain: new Map([...across.usersOnDomain, [action.detail, found]]),
  };
}

function concernedUsers(
  action: Action,
  records: NamedRecords,
  across: AcrossRecords,
): readonly ConcernedUser[] {
  if (records.type === 'set_org_external_id') return [];
  if (records.type !== 'add_org_domain') return records.user ? [records.user] : [];
  return records.organization ? enrolledBy(action, records.organization, across) : [];
}

async function isIntentDurable(
  { journal }: ApplyJob,
  entry: ReceiptEntry,
  watch: TicketWatch,
): Promise<boolean> {
  try {
    await journal.append({
      kind: 'intent',
      entry,
      watch: { user_ids: [...watch.userIds], tickets: [...watch.filedUnder] },
    });
    return true;
  } catch {
    // Whatever the reason, what cannot be written down is not done.
    return false;
  }
}

/** `null` where the request was not sent because it would have had to wait. */
async function sendOnce(
  { channel }: ApplyJob,
  request: PassedRequest,
): Promise<WriteAnswer | null> {
  try {
    const response = await channel.send(request);
    return response && { kind: 'answer', response };
  } catch (problem) {
    if (problem instanceof DriftError && problem.code !== 'bug') return { kind: 'none', problem };
    throw problem;
  }
}

function watchedWrite(
  { id }: Action,
  records: NamedRecords,
  watch: TicketWatch,
  writtenAt: number,
): WatchedWrite {
  const { organization } = records;
  const domains =
    records.type === 'add_org_domain' && organization
      ? { organizationId: organization.id, names: organization.domainNames }
      : null;
  return { actionId: id, watch, writtenAt, domains };
}

function stopOf({ code }: DriftError): StopReason | null {
  if (code === 'zendesk_not_signed_in') return 'signed_out';
  if (code === 'zendesk_no_permission') return 'no_permission';
  return code === 'bug' ? 'cannot_read' : null;
}
