import * as z from 'zod/mini';

/** Words that only programs of the terminal say. */
const OF_PROGRAMS: readonly string[] = ['cli', 'package'];

/** Whether a key is one that the app never says. */
export function isOfPrograms(key: string): boolean {
  return OF_PROGRAMS.some((name) => key === name || key.startsWith(`${name}.`));
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
  const kept = Object.entries(messages).filter(([name]) => !isOfPrograms(name));
  const told = Object.entries(problems).filter(([code]) => !Object.hasOwn(ofThePage, code));
  return JSON.stringify({ ...Object.fromEntries(kept), problems: Object.fromEntries(told) });
}
