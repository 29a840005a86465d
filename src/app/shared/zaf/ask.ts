import * as z from 'zod/mini';
import { DriftError } from '../../../core/problem.ts';
import { withinTime, type After } from '../../../core/time-limit.ts';

/** Why the workspace has not told what it was asked for. */
type Why = 'silent' | 'refused' | 'not_understood';

// The workspace answers within the page, or never will.
const ASK_LIMIT_MS = 10_000;

/**
 * Asks the workspace for something and parses what it says.
 * @throws DriftError `workspace_failed` where it says nothing, refuses, or is not understood
 */
export async function askFor<Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
  ask: () => Promise<unknown>,
  after: After,
): Promise<z.output<Schema>> {
  const told = await withinTime(
    refusalsNamed(name, ask),
    { milliseconds: ASK_LIMIT_MS, after },
    () => failure(name, 'silent'),
  );
  const parsed = schema.safeParse(told);
  if (parsed.success) return parsed.data;
  throw failure(name, 'not_understood', parsed.error.issues[0]?.path.join('.'));
}

const answers = z.object({ errors: z.optional(z.record(z.string(), z.unknown())) });
const said = z.object({ message: z.string() });

/**
 * The answer to one path out of the SDK's answer to a call.
 * @throws DriftError `workspace_failed` where the call failed: a time-out of the older SDK resolves
 *   with its error, so that only what is there tells an answer from none
 */
export function answerFor(name: string, told: unknown): unknown {
  const parsed = answers.safeParse(told);
  if (!parsed.success || typeof told !== 'object' || told === null) throw failure(name, 'refused');
  const error = parsed.data.errors?.[name];
  if (error !== undefined) throw failure(name, 'refused', textOf(error));
  if (!('errors' in told) && !(name in told)) throw failure(name, 'silent', textOf(told));
  const value: unknown = Reflect.get(told, name);
  return value;
}

async function refusalsNamed(name: string, ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DriftError) throw error;
    throw failure(name, 'refused', textOf(error));
  }
}

function textOf(error: unknown): string {
  if (typeof error === 'string') return error;
  const parsed = said.safeParse(error);
  return parsed.success ? parsed.data.message : '';
}

function failure(name: string, why: Why, text = ''): DriftError {
  return new DriftError('workspace_failed', { name, reason: why, text: text.slice(0, 200) });
}
