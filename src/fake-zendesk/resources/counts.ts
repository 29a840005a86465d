import type { Answer } from '../api-errors.ts';
import type { Call } from '../call.ts';
import { toIso } from '../times.ts';

/** Above this many records a count is refreshed once a day. */
const EXACT_UP_TO = 100_000;
const DAY = 24 * 60 * 60_000;

type Counted = { readonly value: number; readonly at: number };
const counted = new WeakMap<object, Map<string, Counted>>();

/** A count as Zendesk gives it: approximate, and a day old where there are many. */
export function countAnswer(call: Call, name: string, value: number): Answer {
  const { value: shown, at } = recall(call, name, value);
  return { status: 200, json: { count: { value: shown, refreshed_at: toIso(at) } } };
}

function recall(call: Call, name: string, value: number): Counted {
  const fresh: Counted = { value, at: call.at };
  if (value <= EXACT_UP_TO) return fresh;
  const known = counted.get(call.account) ?? new Map<string, Counted>();
  counted.set(call.account, known);
  const before = known.get(name);
  if (before !== undefined && call.at - before.at < DAY) return before;
  known.set(name, fresh);
  return fresh;
}
