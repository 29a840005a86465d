import { codeList } from '../code-list.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../exit-code.ts';
import { codesLines } from '../render/codes-lines.ts';
import { writeJson, writeLines } from '../render/write-lines.ts';

/** Lists the codes, actions, blocked reasons and guards with what they mean. */
export function codes(
  { json }: { readonly json?: boolean },
  { shell, words, paint }: Context,
): Outcome {
  const list = codeList(words);
  if (json) writeJson(shell.stdout, list);
  else writeLines(shell.stdout, codesLines(list, shell.stdout.columns, words, paint));
  return { kind: 'done' };
}
