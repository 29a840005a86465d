import * as z from 'zod/mini';
import type { Plan } from '../core/plan/plan-format.ts';
import {
  keptShareSchema,
  keptWaySchema,
  NOTHING_KEPT,
  type KeptReadMemory,
} from './read-memory.ts';
import { RUN_FORMAT, RUN_VERSION } from './run-file.ts';

const runSchema = z.object({
  format: z.literal(RUN_FORMAT),
  version: z.literal(RUN_VERSION),
  source: z.object({ subdomain: z.string(), mode: z.string() }),
  reading: z.object({
    refused_ways: z.array(z.object({ way: keptWaySchema, refused_at: z.iso.datetime() })),
    unexpected_share: keptShareSchema,
  }),
});

/**
 * What the reading that a `run.json` tells of has learned. Nothing where it is of another account, or
 * cannot be read: without it a reading is as good.
 */
export function memoryInRunFile(
  text: string,
  { subdomain, mode }: Pick<Plan['source'], 'subdomain' | 'mode'>,
): KeptReadMemory {
  const found = runSchema.safeParse(parseOrNull(text));
  if (!found.success) return NOTHING_KEPT;
  const { source, reading } = found.data;
  if (source.subdomain !== subdomain || source.mode !== mode) return NOTHING_KEPT;
  return {
    refusedWays: reading.refused_ways.map(({ way, refused_at }) => ({
      way,
      refusedAt: Date.parse(refused_at),
    })),
    unexpectedShare: reading.unexpected_share,
  };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
