import { DriftError } from '../../core/problem.ts';
import type { BridgePort } from '../shared/zaf/request-bridge.ts';
import type { EngineApi } from './engine-api.ts';
import type { ProblemView } from './engine-views.ts';
import { handlersOf } from './handlers.ts';
import { callMessage, type EngineMethod } from './rpc.ts';
import type { Teller } from './teller.ts';

/**
 * Answers the calls that arrive at a port. Those that come before the engine is ready wait for it. What
 * the engine told until then is told before the answer.
 * @returns what ends it
 */
export function serveEngine(
  port: BridgePort,
  engine: Promise<EngineApi>,
  teller: Teller,
): () => void {
  const handlers = engine.then(handlersOf);
  const answer = async (id: number, method: string, args: readonly unknown[]): Promise<void> => {
    try {
      const known = await handlers;
      if (!isMethod(method, known)) throw new DriftError('bug', { text: `no call ${method}` });
      const value = await known[method](args);
      teller.flush();
      port.post({ kind: 'engine_answer', id, value });
    } catch (error) {
      teller.flush();
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
