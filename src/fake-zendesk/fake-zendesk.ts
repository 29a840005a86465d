import type { Account } from './account.ts';
import type { Answer } from './api-errors.ts';
import { nextJobAt, runBackgroundWork } from './background.ts';
import { createColleague, type Colleague } from './colleague.ts';
import {
  FakeConnectionError,
  type Exchange,
  type FakeRequest,
  type FakeResponse,
  type LoggedRequest,
} from './exchange.ts';
import { answerInstead, spoil } from './fault-answers.ts';
import { createFaults, type Faults } from './faults.ts';
import { handleRequest } from './handle-request.ts';
import { createLimits } from './limits.ts';
import { settle, type FakeOptions } from './options.ts';
import { performEdit } from './perform-edit.ts';
import type { AccountSeed } from './seed.ts';
import type { FakeState } from './state.ts';
import { openStore } from './store.ts';

/** A Zendesk account in memory. What it does and what it leaves out is written in behaviour.md. */
export type FakeZendesk = {
  /**
   * Answers a request.
   * @throws FakeConnectionError where a fault breaks the connection
   */
  readonly handle: (request: FakeRequest) => Promise<FakeResponse>;
  /** What becomes of a request on the wire, for servers that break connections themselves. */
  readonly exchange: (request: FakeRequest) => Exchange;
  readonly requestLog: readonly LoggedRequest[];
  readonly snapshot: () => FakeState;
  readonly faults: Pick<Faults, 'add' | 'clear'>;
  readonly colleague: Colleague;
  /** Carries out what is due at this moment of the clock; every request does that first. */
  readonly runBackgroundWork: () => void;
  /** When the next background job is due, milliseconds since 1970. */
  readonly nextJobAt: () => number | null;
};

/** Opens an account on the data of a seed. */
export function createFakeZendesk(seed: AccountSeed, options: FakeOptions): FakeZendesk {
  if (options.state !== undefined && options.state.subdomain !== seed.subdomain)
    throw new Error(`the state is of ${options.state.subdomain}, the seed of ${seed.subdomain}`);
  const settings = settle(seed, options);
  const start = options.start ?? settings.now();
  const account: Account = {
    subdomain: seed.subdomain,
    name: seed.name,
    plan: seed.plan,
    settings,
    store: openStore(seed, settings, start, options.state),
  };
  const faults = createFaults();
  const limits = createLimits(settings);
  const colleague = createColleague(account);
  const requestLog: LoggedRequest[] = [];

  const log = (request: FakeRequest, at: number, status: number | null, user: number | null) => {
    const entry = { at, method: request.method, path: request.path, status, user };
    requestLog.push(entry);
    options.onRequest?.(entry);
  };
  const playScript = (): void => {
    if (account.store.isScriptDone()) return;
    account.store.markScriptDone();
    for (const { edit } of seed.script ?? []) performEdit(colleague, edit);
  };

  const exchange = (request: FakeRequest): Exchange => {
    const at = settings.now();
    runBackgroundWork(account);
    const struck = faults.strike(request.method, request.path);
    const delayMs = struck.reduce((sum, each) => sum + (each.kind === 'delay' ? each.ms : 0), 0);
    if (struck.some((each) => each.kind === 'refused_connection')) {
      log(request, at, null, null);
      return { kind: 'refused', delayMs };
    }
    const { answer, userId } =
      answerInstead(struck, at, request, account, limits) ??
      handleRequest(account, limits, request, at, struck, playScript);
    if (struck.some((each) => each.kind === 'lost_answer')) {
      log(request, at, null, userId);
      return { kind: 'lost', delayMs };
    }
    const response = spoil(toResponse(answer), struck);
    log(request, at, response.status, userId);
    const isCut = struck.some((each) => each.kind === 'cut_body');
    return { kind: isCut ? 'cut' : 'answer', response, delayMs };
  };

  return {
    exchange,
    handle: async (request) => {
      const result = exchange(request);
      if (result.delayMs > 0) await options.sleep?.(result.delayMs);
      if (result.kind !== 'answer') throw new FakeConnectionError(result.kind);
      return result.response;
    },
    requestLog,
    snapshot: account.store.snapshot,
    faults,
    colleague,
    runBackgroundWork: () => {
      runBackgroundWork(account);
    },
    nextJobAt: () => nextJobAt(account),
  };
}

function toResponse(answer: Answer): FakeResponse {
  const isJson = answer.json !== undefined;
  const type = isJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
  return {
    status: answer.status,
    headers: { 'content-type': type, ...answer.headers },
    body: isJson ? JSON.stringify(answer.json) : (answer.text ?? ''),
  };
}
