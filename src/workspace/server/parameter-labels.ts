import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { Parameter } from '../workspace-state.ts';

const labelsSchema = z.object({
  app: z.object({ parameters: z.record(z.string(), z.object({ label: z.string() })) }),
});

/** Gives parameters the labels of a file of translations, where it is there and has them. */
export async function labelParameters(
  parameters: readonly Omit<Parameter, 'label'>[],
  translationFile: string,
): Promise<Parameter[]> {
  const labels = await readLabels(translationFile);
  return parameters.map((each) => ({ ...each, label: labels.get(each.name) ?? null }));
}

async function readLabels(file: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const read = labelsSchema.safeParse(JSON.parse(text));
  if (!read.success) return new Map();
  return new Map(
    Object.entries(read.data.app.parameters).map(([name, { label }]) => [name, label]),
  );
}
