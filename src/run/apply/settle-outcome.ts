import { isDone, observed } from '../../core/apply/observed.ts';
import type { ReceiptEntry, StopReason } from '../../core/apply/receipt-format.ts';
import type { NamedRecords } from '../../core/apply/live-facts.ts';
import type { Action } from '../../core/plan/plan-format.ts';
import { DriftError, type ProblemCode } from '../../core/problem.ts';
import { readErrorBody } from '../../zendesk/error-body.ts';
import type { Reader } from '../../zendesk/reader.ts';
import type { ZendeskResponse } from '../../zendesk/transport.ts';
import { readNamedRecords } from './read-named-records.ts';
import { lookTimes, waitUntil, type Waiting } from './waiting.ts';

/** What came back for a write: an answer, or the problem that none came. */
export type WriteAnswer =
  | { readonly kind: 'answer'; readonly response: ZendeskResponse }
  | { readonly kind: 'none'; readonly problem: DriftError };

/** What became of a write, for its entry; and why the run has to stop, if it has to. */
export type SettledOutcome = {
  readonly entry: Pick<ReceiptEntry, 'outcome' | 'reason' | 'after' | 'status' | 'zendesk_says'>;
  readonly stop: StopReason | null;
  /** The records as they were read last; `null` where no reading succeeded. */
  readonly records: NamedRecords | null;
};

/** What settling needs. */
export type Settling = Waiting & {
  readonly reader: Reader;
  readonly settleMs: number;
  readonly isCutShort: () => boolean;
};

/**
 * Finds out by reading what became of a write. A write is never sent again: success is believed when
 * the records show it, a refusal leaves them as they were, and where the answer was lost or a failure
 * they are read several times over the settling time. What cannot be told is `unknown`.
 */
export async function settleOutcome(
  action: Action,
  answer: WriteAnswer,
  settling: Settling,
): Promise<SettledOutcome> {
  const status = answer.kind === 'answer' ? answer.response.status : null;
  if (answer.kind === 'answer' && isRefusal(answer.response.status))
    return await settleRefusal(action, answer.response, settling);
  const read = await readUntilDone(action, settling);
  const says = { status, zendesk_says: wordsOf(answer) };
  const after = read.records && observed(read.records);
  if (read.isDone)
    return {
      entry: { ...says, outcome: 'applied', reason: null, after },
      stop: null,
      records: read.records,
    };
  const isProvenUndone = read.sawTheEnd && !isSuccess(status);
  if (isProvenUndone)
    return {
      entry: { ...says, outcome: 'failed', reason: codeOf(answer), after },
      stop: null,
      records: read.records,
    };
  return {
    entry: { ...says, outcome: 'unknown', reason: codeOf(answer), after },
    stop: 'outcome_unknown',
    records: read.records,
  };
}

async function settleRefusal(
  action: Action,
  response: ZendeskResponse,
  { reader }: Settling,
): Promise<SettledOutcome> {
  const records = await readOrNull(reader, action);
  const after = records && observed(records);
  // A colleague may have been quicker: then Zendesk refuses what is so already.
  const isAlready = records !== null && isDone(action, records);
  return {
    entry: {
      outcome: isAlready ? 'already_applied' : 'failed',
      reason: isAlready ? null : refusalCode(response.status),
      after,
      status: response.status,
      zendesk_says: wordsOf({ kind: 'answer', response }),
    },
    stop: stopFor(response.status),
    records,
  };
}

type ReadBack = {
  readonly isDone: boolean;
  readonly records: NamedRecords | null;
  /** The records were read after the whole settling time, which is more than no time. */
  readonly sawTheEnd: boolean;
};

async function readUntilDone(action: Action, settling: Settling): Promise<ReadBack> {
  const { reader, now, settleMs, isCutShort } = settling;
  const start = now();
  let records: NamedRecords | null = null;
  let sawTheEnd = false;
  for (const after of lookTimes(settleMs)) {
    const wasWaited = await waitUntil(
      start + after,
      'outcome',
      isCutShort,
      settling,
      start + settleMs,
    );
    if (!wasWaited) break;
    const found = await readOrNull(reader, action);
    records = found ?? records;
    if (found && isDone(action, found)) return { isDone: true, records, sawTheEnd: true };
    sawTheEnd = found !== null && settleMs > 0 && after >= settleMs;
  }
  return { isDone: false, records, sawTheEnd };
}

async function readOrNull(reader: Reader, action: Action): Promise<NamedRecords | null> {
  try {
    return await readNamedRecords(reader, action);
  } catch (error) {
    if (error instanceof DriftError) return null;
    throw error;
  }
}

/** Why a run stops at once when Zendesk refuses with this status; a redirect leads to a sign-in. */
function stopFor(status: number): StopReason | null {
  if (status === 401 || isRedirect(status)) return 'signed_out';
  return status === 403 ? 'no_permission' : null;
}

/** Whether a status says that nothing was carried out. 408 says only that the server gave up waiting. */
function isRefusal(status: number): boolean {
  return isRedirect(status) || (status >= 400 && status < 500 && status !== 408);
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function isSuccess(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}

function refusalCode(status: number): ProblemCode {
  if (status === 401 || isRedirect(status)) return 'zendesk_not_signed_in';
  if (status === 403) return 'zendesk_no_permission';
  return status === 429 ? 'zendesk_rate_limited' : 'zendesk_refused';
}

function codeOf(answer: WriteAnswer): ProblemCode {
  if (answer.kind === 'none') return answer.problem.code;
  return isSuccess(answer.response.status) ? 'zendesk_bad_answer' : 'zendesk_failed';
}

function wordsOf(answer: WriteAnswer): string | null {
  if (answer.kind === 'none' || isSuccess(answer.response.status)) return null;
  const { sentence } = readErrorBody(answer.response.text);
  return sentence === '' ? null : sentence;
}
