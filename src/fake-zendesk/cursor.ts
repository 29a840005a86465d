import * as z from 'zod/mini';

const cursorSchema = z.array(z.number());

/** Numbers as a cursor: text that means nothing to whoever gets it. */
export function encodeCursor(parts: readonly number[]): string {
  return btoa(JSON.stringify(parts)).replace(/=+$/, '');
}

/** The numbers of a cursor; `null` where the text is none of this account's. */
export function decodeCursor(text: string): readonly number[] | null {
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(atob(text)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
