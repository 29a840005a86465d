import { styleText } from 'node:util';
import type { Output } from '../shell.ts';

/** The styles that are used. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** Puts a style on text, or leaves it alone where nobody would see it. */
export type Paint = (style: Style, text: string) => string;

/** Paints on a terminal that shows colours, and nowhere else. See https://no-color.org. */
export function createPaint(
  output: Pick<Output, 'isTerminal'>,
  env: Readonly<Record<string, string | undefined>>,
): Paint {
  const isPlain = !output.isTerminal || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  if (isPlain) return (_, text) => text;
  return (style, text) => styleText(style, text, { validateStream: false });
}
