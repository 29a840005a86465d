import * as z from 'zod/mini';
import type { ProblemCode } from '../core/problem.ts';

/** Problems that only the terminal has. */
const PROBLEMS_OF_PROGRAMS: readonly string[] = [
  'audit_running',
  'decisions_not_found',
  'snapshot_unusable',
  'snapshot_in_the_way',
  'snapshot_lacks',
  'snapshot_not_whole',
] satisfies readonly ProblemCode[];

/** Words that only programs of the terminal say. */
const OF_PROGRAMS: readonly string[] = ['cli', 'package', 'layers'];
const OF_PROGRAMS_AMONG_OTHERS =
  /^(observations\.\w+\.title|trace\.(silent|fired|action|blocked|by_hand))$/;

/** Whether a key is one that the app never says. */
export function isOfPrograms(key: string): boolean {
  const isAmong = OF_PROGRAMS.some((name) => key === name || key.startsWith(`${name}.`));
  return isAmong || OF_PROGRAMS_AMONG_OTHERS.test(key);
}

const SAID_OF_THE_APP = /^app\.(name|parameters(\.\w+(\.label)?)?)$/;

/** Whether a key is one that Zendesk reads, from the file that is packed, and the app never says. */
export function isOfZendesk(key: string): boolean {
  return key.startsWith('app.') && !SAID_OF_THE_APP.test(key);
}

const branch = z.record(z.string(), z.unknown());
const languageSchema = z.catchall(
  z.object({ problems: branch, page: z.catchall(z.object({ problems: branch }), z.unknown()) }),
  z.unknown(),
);

/** The part of a language that every place of the app loads, and what only the larger ones say. */
export type AppPart = 'everywhere' | 'rest';

/** What a sidebar says at first. */
const SAID_EVERYWHERE: readonly string[] = [
  ...['app', 'phrases', 'subjects', 'risks', 'row_states', 'issues', 'actions', 'action_statuses'],
  ...['blocked_reasons', 'guards', 'standings', 'unresolved', 'users_left_out', 'tickets_left_out'],
  ...['problems', 'reference_rows', 'record_layers', 'asked', 'outcomes', 'sidebar'],
  ...['page.frame', 'page.failure', 'page.record', 'page.change', 'page.effects', 'page.problems'],
];

/** Whether a key is one that a sidebar says at first. */
export function isSaidEverywhere(key: string): boolean {
  return SAID_EVERYWHERE.some((name) => key === name || key.startsWith(`${name}.`));
}

/**
 * The file of a language as the app loads it, in two parts and without the words that it never says.
 * Problems that have words of their own on the page are told in those.
 */
export function appLanguageFile(text: string, part: AppPart): string {
  const { problems, ...messages } = languageSchema.parse(JSON.parse(text));
  const ofThePage = messages.page.problems;
  const told = Object.entries(problems).filter(
    ([code]) => !Object.hasOwn(ofThePage, code) && !PROBLEMS_OF_PROGRAMS.includes(code),
  );
  const whole = { ...messages, problems: Object.fromEntries(told) };
  return JSON.stringify(
    messagesWith(
      whole,
      (key) => isSaidByTheApp(key) && isSaidEverywhere(key) === (part === 'everywhere'),
    ),
  );
}

function isSaidByTheApp(key: string): boolean {
  return !isOfPrograms(key) && !isOfZendesk(key);
}

function messagesWith(messages: object, isKept: (key: string) => boolean, path = ''): object {
  const kept = Object.entries(messages).flatMap(([name, message]: [string, unknown]) => {
    if (typeof message !== 'object' || message === null)
      return isKept(path + name) ? [[name, message]] : [];
    const inner = messagesWith(message, isKept, `${path}${name}.`);
    return Object.keys(inner).length === 0 ? [] : [[name, inner]];
  });
  return Object.fromEntries(kept) as object;
}
