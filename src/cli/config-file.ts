import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { DriftError, type ProblemValues } from '../core/problem.ts';
import { fileErrorCode, sayFileError } from './files/file-errors.ts';
import { writeWhole } from './files/write-whole.ts';

/** Name of the configuration, in the folder where `drift` is run. */
export const CONFIG_FILE = 'drift.config.json';

const configSchema = z.strictObject({
  subdomain: z.optional(z.string()),
  reference: z.optional(z.string()),
  decisions: z.optional(z.string()),
  out: z.optional(z.string()),
  ticketDays: z.optional(z.number()),
  leaveRoom: z.optional(z.number()),
  baseUrl: z.optional(z.string()),
});

/** What `drift.config.json` may say. Secrets are none of it: they stay in the environment. */
export type Config = z.infer<typeof configSchema>;

/**
 * Reads the configuration; an absent file is an empty one.
 * @throws DriftError `config_unreadable`; it names keys, never values
 */
export async function readConfig(path: string = CONFIG_FILE): Promise<Config> {
  const text = await readText(path);
  if (text === null) return {};
  const parsed = configSchema.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  throw new DriftError('config_unreadable', { file: path, ...whyNot(parsed.error) });
}

/**
 * Writes the configuration, whole or not at all.
 * @throws DriftError `output_not_writable`
 */
export async function writeConfig(config: Config, path: string = CONFIG_FILE): Promise<void> {
  try {
    await writeWhole(path, `${JSON.stringify(config, null, 2)}\n`);
  } catch (cause) {
    throw new DriftError(
      'output_not_writable',
      { folder: path, why: sayFileError(cause) },
      { cause },
    );
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (fileErrorCode(cause) === 'ENOENT') return null;
    throw new DriftError(
      'config_unreadable',
      { file: path, reason: 'file', why: sayFileError(cause) },
      { cause },
    );
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may hold what nobody should see.
    throw new DriftError('config_unreadable', { file, reason: 'not_json' });
  }
}

function whyNot({ issues: [issue] }: z.core.$ZodError): ProblemValues {
  if (issue?.code === 'unrecognized_keys')
    return { reason: 'unknown_key', key: issue.keys.join(', ') };
  const key = issue?.path.map(String).join('.') ?? '';
  if (issue?.code !== 'invalid_type' || key === '') return { reason: 'other' };
  return { reason: 'wrong_type', key, expected: issue.expected };
}
