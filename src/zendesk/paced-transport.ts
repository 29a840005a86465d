import { DriftError } from '../core/problem.ts';
import { bucketOf, streamOf } from './limits.ts';
import type { Pacer, WaitingEvent } from './pacer.ts';
import { decideRetry, failureOf, type Failure } from './retry-timing.ts';
import type { Query, ReadTransport, ZendeskResponse } from './transport.ts';

/** What happens on the way to an answer, for a shell to show. Paths are without their query. */
export type TransportEvent =
  | WaitingEvent
  | { readonly kind: 'request'; readonly path: string; readonly tries: number }
  | {
      readonly kind: 'retry';
      readonly path: string;
      readonly tries: number;
      readonly why: Failure;
      /** After how many milliseconds at least. */
      readonly ms: number;
    };

/** What pacing and retrying need from their surroundings. */
export type PacedTransportOptions = {
  readonly pacer: Pacer;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** May reject, to cancel the request that waits. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** At least 0 and below 1. */
  readonly random: () => number;
  readonly onEvent?: (event: TransportEvent) => void;
};

/**
 * A transport that keeps to the limits and tries again where that can help: told to wait, a failure
 * of Zendesk's, a lost connection, an answer that was cut off. Reading twice changes nothing, so a
 * request may always be sent again. When it gives up, the last answer or error is the result.
 */
export function createPacedTransport(
  transport: ReadTransport,
  options: PacedTransportOptions,
): ReadTransport {
  return {
    get: async (path, query) => {
      for (let tries = 1; ; tries += 1) {
        const outcome = await tryOnce(transport, options, { path, query, tries });
        if (outcome.failure === null) return outcome.response;
        const waited = await waitForRetry(options, outcome, { path, tries });
        if (!waited) return giveUp(outcome);
      }
    },
  };
}

type Try = { readonly path: string; readonly query: Query | undefined; readonly tries: number };

type Outcome =
  | { readonly failure: null; readonly response: ZendeskResponse }
  | { readonly failure: Failure; readonly response: ZendeskResponse }
  | { readonly failure: Failure; readonly response: null; readonly error: DriftError };

type FailedOutcome = Exclude<Outcome, { readonly failure: null }>;

async function tryOnce(
  transport: ReadTransport,
  { pacer, onEvent }: PacedTransportOptions,
  { path, query, tries }: Try,
): Promise<Outcome> {
  const bucket = bucketOf(path);
  await pacer.admit(bucket, streamOf(path, query));
  onEvent?.({ kind: 'request', path, tries });
  try {
    const response = await transport.get(path, query);
    pacer.learn(bucket, response.headers);
    return { failure: failureOf(response), response };
  } catch (error) {
    const failure = noAnswer(error);
    if (failure === null || !(error instanceof DriftError)) throw error;
    return { failure, response: null, error };
  }
}

/** Waits for the next try; `false` where there is to be none. */
async function waitForRetry(
  { pacer, now, sleep, random, onEvent }: PacedTransportOptions,
  { failure, response }: FailedOutcome,
  { path, tries }: Pick<Try, 'path' | 'tries'>,
): Promise<boolean> {
  const headers = response?.headers ?? {};
  const decision = decideRetry({ failure, tries, headers, now: now(), random: random() });
  if (!decision.retry) return false;
  const ms = decision.waitMs;
  onEvent?.({ kind: 'retry', path, tries, why: failure, ms });
  if (failure === 'rate_limited') {
    // Others who would be told the same wait, too; the pacer makes this request wait with them.
    pacer.hold(bucketOf(path), ms);
    return true;
  }
  onEvent?.({ kind: 'waiting', ms, why: 'retry' });
  await sleep(ms);
  return true;
}

function giveUp(outcome: FailedOutcome): ZendeskResponse {
  if (outcome.response === null) throw outcome.error;
  return outcome.response;
}

function noAnswer(error: unknown): Failure | null {
  if (!(error instanceof DriftError)) return null;
  if (error.code === 'zendesk_unreachable') return 'unreachable';
  return error.code === 'zendesk_timeout' ? 'timeout' : null;
}
