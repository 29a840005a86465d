import type { Words } from '../words/words.ts';
import type { Paint } from './render/paint.ts';
import type { Shell } from './shell.ts';

/** What every command is given. */
export type Context = {
  readonly shell: Shell;
  readonly words: Words;
  /** For standard output. */
  readonly paint: Paint;
  /** For standard error. */
  readonly paintError: Paint;
};
