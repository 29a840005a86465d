import type { Output } from '../shell.ts';

/** Writes lines, each with its end. */
export function writeLines(output: Pick<Output, 'write'>, lines: readonly string[]): void {
  if (lines.length > 0) output.write(`${lines.join('\n')}\n`);
}

/** Writes data as JSON for programs. */
export function writeJson(output: Pick<Output, 'write'>, data: unknown): void {
  output.write(`${JSON.stringify(data, null, 2)}\n`);
}
