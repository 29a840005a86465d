/** The system's code of a file error (`ENOENT`), or `null` where it is none. */
export function fileErrorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** A file error in words: the system's own, without the call and the path that Node puts around them. */
export function sayFileError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return /^E[A-Z]+: ([^,]+)/.exec(error.message)?.[1] ?? error.message;
}
