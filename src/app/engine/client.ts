import { DriftError } from '../../core/problem.ts';
import { answerRequests, toBridgePort, type BridgePort } from '../shared/zaf/request-bridge.ts';
import type { EngineApi, EngineEvent } from './engine-api.ts';
import { lazyPort } from './lazy-port.ts';
import {
  answerMessage,
  eventsMessage,
  problemMessage,
  type EngineMethod,
  type EngineStart,
} from './rpc.ts';

/** The engine as the page has it. */
export type EngineClient = {
  /** Its calls fail with a `DriftError`, which is a `ProblemView`. */
  readonly engine: EngineApi;
  /** Calls the listener for each event from now on; the state of the storage is told at once. Gives back what ends it. */
  readonly hear: (listener: (event: EngineEvent) => void) => () => void;
  /** Ends the engine. What was asked and not answered fails. */
  readonly end: () => void;
};

/** What the engine's worker needs of the page. */
export type EngineWish = EngineStart & {
  /** A worker that was loaded already and has not been told anything yet; else one is loaded when it is needed. */
  readonly loaded?: Worker | null;
  /** Sends a request through the framework, which lives in the page alone. */
  readonly request: Parameters<typeof answerRequests>[1];
};

/** Loads the worker of an engine. It does nothing until it is told to start. */
export function loadEngineWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'drift-audit-engine',
  });
}

/** The engine in a worker of its own, which is started by the first call: a frame that asks nothing costs nothing. */
export function startEngine({ request, loaded, ...start }: EngineWish): EngineClient {
  let end = (): void => undefined;
  const line = connectEngine(
    lazyPort(() => {
      const worker = loaded ?? loadEngineWorker();
      const port = toBridgePort(worker);
      const stopAnswering = answerRequests(port, request);
      worker.addEventListener('error', line.fail);
      port.post({ kind: 'engine_start', ...start });
      end = () => {
        stopAnswering();
        worker.terminate();
      };
      return port;
    }),
  );
  return {
    engine: line.engine,
    hear: line.hear,
    end: () => {
      end();
      line.fail();
    },
  };
}

/** The page's end of a line to an engine. */
export type EngineLine = Omit<EngineClient, 'end'> & {
  /** The engine is gone: every call fails, those under way and those to come. */
  readonly fail: () => void;
};

type Waiting = {
  readonly resolve: (value: never) => void;
  readonly reject: (problem: DriftError) => void;
};

/** Speaks with the engine at the other end of a port. */
export function connectEngine(port: BridgePort): EngineLine {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: EngineEvent) => void>();
  let storage: EngineEvent | null = null;
  let lastId = 0;
  let isGone = false;

  const call =
    <Method extends EngineMethod>(method: Method) =>
    (...args: Parameters<EngineApi[Method]>): Promise<Answer<Method>> =>
      new Promise((resolve, reject) => {
        if (isGone) {
          reject(engineIsGone());
          return;
        }
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        port.post({ kind: 'engine_call', id: lastId, method, args });
      });
  const settle = (id: number, how: (call: Waiting) => void): void => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (asked) how(asked);
  };

  const stopListening = port.listen((message) => {
    const answer = answerMessage.safeParse(message);
    if (answer.success) {
      const { id, value } = answer.data;
      settle(id, ({ resolve }) => {
        resolve(value);
      });
      return;
    }
    const problem = problemMessage.safeParse(message);
    if (problem.success) {
      const { id, code, values } = problem.data;
      settle(id, ({ reject }) => {
        reject(new DriftError(code, values));
      });
      return;
    }
    const told = eventsMessage.safeParse(message);
    if (!told.success) return;
    for (const event of told.data.events) {
      if (event.kind === 'storage') storage = event;
      for (const listener of listeners) listener(event);
    }
  });

  return {
    engine: engineOver(call),
    hear: (listener) => {
      listeners.add(listener);
      if (storage) listener(storage);
      return () => {
        listeners.delete(listener);
      };
    },
    fail: () => {
      isGone = true;
      stopListening();
      for (const { reject } of waiting.values()) reject(engineIsGone());
      waiting.clear();
    },
  };
}

type Answer<Method extends EngineMethod> = Awaited<ReturnType<EngineApi[Method]>>;

type Call = <Method extends EngineMethod>(
  method: Method,
) => (...args: Parameters<EngineApi[Method]>) => Promise<Answer<Method>>;

function engineOver(call: Call): EngineApi {
  return {
    loadReference: call('loadReference'),
    loadDemo: call('loadDemo'),
    currentReference: call('currentReference'),
    setAsideRows: call('setAsideRows'),
    setAsideValues: call('setAsideValues'),
    decisions: call('decisions'),
    importDecisions: call('importDecisions'),
    decide: call('decide'),
    withdraw: call('withdraw'),
    accountNames: call('accountNames'),
    decisionsFile: call('decisionsFile'),
    openResults: call('openResults'),
    currentAudit: call('currentAudit'),
    role: call('role'),
    estimate: call('estimate'),
    unfinishedAudit: call('unfinishedAudit'),
    audit: call('audit'),
    pause: call('pause'),
    goOn: call('goOn'),
    stop: call('stop'),
    cutWaitShort: call('cutWaitShort'),
    rows: call('rows'),
    account: call('account'),
    accountIssues: call('accountIssues'),
    accountActions: call('accountActions'),
    reviewed: call('reviewed'),
    markReviewed: call('markReviewed'),
    plan: call('plan'),
    compared: call('compared'),
    trace: call('trace'),
    checkReference: call('checkReference'),
    prepareCheck: call('prepareCheck'),
    check: call('check'),
    takeCheck: call('takeCheck'),
    demoSubjects: call('demoSubjects'),
    dryRun: call('dryRun'),
    applyNumbers: call('applyNumbers'),
    apply: call('apply'),
    interruptedApply: call('interruptedApply'),
    resumeApply: call('resumeApply'),
    entries: call('entries'),
    receiptFile: call('receiptFile'),
    files: call('files'),
    archive: call('archive'),
    history: call('history'),
    clear: call('clear'),
  };
}

function engineIsGone(): DriftError {
  return new DriftError('bug', { text: 'the engine is gone' });
}
