import { DriftError } from '../../core/problem.ts';
import type { BridgePort } from '../shared/zaf/request-bridge.ts';
import type { EngineApi, EngineEvent, ProblemView } from './engine-api.ts';
import { handlersOf } from './handlers.ts';
import { callMessage, type EngineMethod } from './rpc.ts';

/**
 * Answers the calls that arrive at a port. Those that come before the engine is ready wait for it.
 * @returns what ends it
 */
export function serveEngine(port: BridgePort, engine: Promise<EngineApi>): () => void {
  const handlers = engine.then(handlersOf);
  const answer = async (id: number, method: string, args: readonly unknown[]): Promise<void> => {
    try {
      const known = await handlers;
      if (!isMethod(method, known)) throw new DriftError('bug', { text: `no call ${method}` });
      port.post({ kind: 'engine_answer', id, value: await known[method](args) });
    } catch (error) {
      port.post({ kind: 'engine_problem', id, ...toProblem(error) });
    }
  };
  return port.listen((message) => {
    const parsed = callMessage.safeParse(message);
    if (!parsed.success) return;
    const { id, method, args } = parsed.data;
    void answer(id, method, args);
  });
}

/** Sends an event of the engine to the page. */
export function tellPage(port: BridgePort, event: EngineEvent): void {
  port.post({ kind: 'engine_event', event });
}

function isMethod(
  method: string,
  known: Readonly<Record<EngineMethod, unknown>>,
): method is EngineMethod {
  return Object.hasOwn(known, method);
}

/** What travels of an error: its code and values, and of a mistake of ours what it says. */
function toProblem(error: unknown): ProblemView {
  if (error instanceof DriftError) return { code: error.code, values: error.values };
  return { code: 'bug', values: { text: error instanceof Error ? error.message : '' } };
}
