import * as z from 'zod/mini';
import type { ProblemCode } from '../core/problem.ts';

/** Problems that only the terminal has. */
const PROBLEMS_OF_PROGRAMS: readonly string[] = [
  'audit_running',
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

/**
 * The file of a language as the app loads it: without the words that it never says. Problems that have
 * words of their own on the page are told in those.
 */
export function appLanguageFile(text: string): string {
  const { problems, ...messages } = languageSchema.parse(JSON.parse(text));
  const ofThePage = messages.page.problems;
  const told = Object.entries(problems).filter(
    ([code]) => !Object.hasOwn(ofThePage, code) && !PROBLEMS_OF_PROGRAMS.includes(code),
  );
  return JSON.stringify(saidByTheApp({ ...messages, problems: Object.fromEntries(told) }));
}

function saidByTheApp(messages: object, path = ''): unknown {
  const kept = Object.entries(messages)
    .filter(([name]) => !isOfPrograms(path + name) && !isOfZendesk(path + name))
    .map(([name, message]: [string, unknown]) => [
      name,
      typeof message === 'object' && message !== null
        ? saidByTheApp(message, `${path}${name}.`)
        : message,
    ]);
  return Object.fromEntries(kept);
}
