import type { CodeList } from '../code-list.ts';
import type { Words } from '../../words/words.ts';
import type { Paint } from './paint.ts';
import { wrap } from './text-width.ts';

/** Lines are not set wider than this, which is easy to read. */
const EASY_TO_READ = 100;

/** The catalogue for people. */
export function codesLines(
  { issues, actions, blocked_reasons, guards }: CodeList,
  columns: number | null,
  words: Words,
  paint: Paint,
): readonly string[] {
  const width = Math.min(columns ?? EASY_TO_READ, EASY_TO_READ) - 4;
  const indented = (text: string) => wrap(text, width).map((line) => `    ${line}`);
  const entry = (name: string, facts: string, ...texts: readonly string[]) => [
    `  ${paint('cyan', name)}  ${paint('dim', facts)}`,
    ...texts.flatMap(indented),
  ];
  return [
    paint('bold', words.say('cli.codes.issues')),
    ...issues.flatMap(({ code, layer, risk, disposition, title, meaning, todo }) =>
      entry(
        code,
        [layer, words.say(`risks.${risk}`), words.say(`dispositions.${disposition}`)].join(', '),
        `${title}. ${meaning}`,
        words.say('cli.codes.todo', { todo }),
      ),
    ),
    '',
    paint('bold', words.say('cli.codes.actions')),
    ...actions.flatMap(({ type, label, does }) => entry(type, label, does)),
    '',
    paint('bold', words.say('cli.codes.blocked_reasons')),
    ...blocked_reasons.flatMap(({ reason, label, explanation, by_hand }) =>
      entry(reason, label, explanation, words.say('cli.codes.by_hand', { byHand: by_hand })),
    ),
    '',
    paint('bold', words.say('cli.codes.guards')),
    ...guards.flatMap(({ guard, label, liftable, explanation, by_hand }) =>
      entry(
        guard,
        words.say('cli.codes.guard', { label, liftable: liftable ? 'yes' : 'no' }),
        explanation,
        words.say('cli.codes.by_hand', { byHand: by_hand }),
      ),
    ),
  ];
}
