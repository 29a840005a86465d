import type { KeptFile } from '../../engine/engine-views.ts';
import { mediaTypeOf } from './kept-file.ts';

/** An address of bytes inside the browser lives so long after the download was asked for. */
const ADDRESS_LIVES_MS = 60_000;

/**
 * Asks the browser to save a file. A frame that may not download ignores it without a word, so the
 * text must be offered beside it.
 */
export function saveFile({ name, content }: KeptFile): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaTypeOf(name) }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, ADDRESS_LIVES_MS);
}
