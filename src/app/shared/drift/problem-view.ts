import * as z from 'zod/mini';
import { PROBLEMS, type ProblemCode } from '../../../core/problem.ts';
import type { ProblemView } from '../../engine/engine-views.ts';

const shape = z.object({
  code: z.string().check(z.refine(isProblemCode)),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** What a rejected call was about. What is no problem of ours is a bug of ours. */
export function toProblemView(error: unknown): ProblemView {
  const parsed = shape.safeParse(error);
  if (!parsed.success || !isProblemCode(parsed.data.code)) return { code: 'bug', values: {} };
  return { code: parsed.data.code, values: parsed.data.values };
}

function isProblemCode(text: unknown): text is ProblemCode {
  return typeof text === 'string' && Object.hasOwn(PROBLEMS, text);
}
