import type { ComparedIssue, Comparison } from '../../core/report/compare.ts';
import type { Words } from '../../words/words.ts';
import type { Output } from '../shell.ts';
import type { Paint } from './paint.ts';
import { harmless, wrapIndented } from './text-width.ts';

/** What a person reads of two audits side by side: what is gone, what is new, what was foreseen. */
export function comparisonLines(
  comparison: Comparison,
  folder: string,
  { columns }: Pick<Output, 'columns'>,
  words: Words,
  paint: Paint,
): readonly string[] {
  const section = (
    name: 'gone' | 'fresh' | 'continued',
    style: Parameters<Paint>[0],
    issues: readonly ComparedIssue[],
  ) =>
    issues.length === 0
      ? []
      : [
          paint(style, words.say(`cli.compare.${name}`)),
          ...issues.flatMap(({ code, sentence }) =>
            wrapIndented(`  ${code}: ${harmless(sentence)}`, columns),
          ),
        ];
  return [
    '',
    ...wrapIndented(titleOf(comparison, folder, words), columns).map((line) => paint('bold', line)),
    ...section('gone', 'green', comparison.gone),
    ...section('fresh', 'red', comparison.fresh),
    ...section('continued', 'yellow', comparison.continued),
  ];
}

function titleOf(comparison: Comparison, folder: string, words: Words): string {
  return words.say('cli.compare.title', {
    folder: harmless(folder),
    gone: comparison.gone.length,
    fresh: comparison.fresh.length,
    continued: comparison.continued.length,
    unchanged: comparison.unchanged.length,
  });
}
