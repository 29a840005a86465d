/** The colour schemes of the workspace. */
export type ColorScheme = 'light' | 'dark';

/** A scheme as the workspace names it; light where it names something else. */
export function toColorScheme(text: unknown): ColorScheme {
  return text === 'dark' ? 'dark' : 'light';
}

/** The scheme that the frame's address asks for, so that the first paint is right. */
export function colorSchemeOfAddress(search: string): ColorScheme {
  return toColorScheme(new URLSearchParams(search).get('colorScheme'));
}
