import { source } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import * as z from 'zod/mini';

/** Success criteria of the levels A and AA, and what is good practice beside them. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// A button on its way from one colour to another has neither.
const TRANSITIONS_OVER = `Promise.allSettled(
  document.getAnimations().flatMap((one) => (one instanceof CSSTransition ? [one.finished] : [])),
).then(() => undefined)`;

const violationsSchema = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.optional(z.string()) })),
  }),
);

/** What axe finds in a document, one line a fault; frames within it are documents of their own. */
export async function axeFaults(frame: Frame | Page): Promise<readonly string[]> {
  await frame.evaluate(TRANSITIONS_OVER);
  if (!(await frame.evaluate('typeof axe === "object"'))) await frame.evaluate(source);
  const found: unknown = await frame.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly: TAGS, iframes: false, preload: false, resultTypes: ['violations'] })})
      .then(({ violations }) => violations)`,
  );
  return violationsSchema
    .parse(found)
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 300)} ${failureSummary}`,
      ),
    );
}
