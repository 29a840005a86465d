import { useCallback, useRef, useState } from 'react';
import type { ProblemView } from '../../engine/engine-views.ts';
import { toProblemView } from './problem-view.ts';

/** How far a call to the engine is. */
export type CallState<Value> =
  | { readonly is: 'idle' }
  | { readonly is: 'working' }
  | { readonly is: 'done'; readonly value: Value }
  | { readonly is: 'failed'; readonly problem: ProblemView };

/**
 * A call to the engine that a person or an effect starts. Of several started after one another only
 * the last one's answer counts.
 */
export function useCall<Value>(): readonly [
  state: CallState<Value>,
  start: (call: () => Promise<Value>) => Promise<Value | null>,
  reset: () => void,
] {
  const [state, setState] = useState<CallState<Value>>({ is: 'idle' });
  const latest = useRef(0);
  const start = useCallback(async (call: () => Promise<Value>) => {
    const mine = (latest.current += 1);
    const settle = (settled: CallState<Value>) => {
      if (latest.current === mine) setState(settled);
    };
    setState({ is: 'working' });
    try {
      const value = await call();
      settle({ is: 'done', value });
      return value;
    } catch (error) {
      settle({ is: 'failed', problem: toProblemView(error) });
      return null;
    }
  }, []);
  const reset = useCallback(() => {
    latest.current += 1;
    setState({ is: 'idle' });
  }, []);
  return [state, start, reset];
}
