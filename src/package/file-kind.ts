/** Kinds of file that an upload refuses, by the ending of a name. */
const REFUSED_ENDINGS: readonly string[] =
  '7z avi bin bz bz2 csh doc docx gz gzip jar mp3 mpeg odt pdf ppt pptx rar sh xls xlsx zip'.split(
    ' ',
  );

/** First bytes by which such a file is known whatever its name is. */
const REFUSED_STARTS: readonly (readonly [kind: string, start: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['gzip', [0x1f, 0x8b]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['bz2', [0x42, 0x5a, 0x68]],
  ['doc', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]],
  ['sh', [0x23, 0x21, 0x2f]],
  ['mp3', [0x49, 0x44, 0x33]],
];

/** The kind of a file that an upload refuses, by its name or else by its first bytes; `null` where it takes it. */
export function refusedKind(path: string, bytes: Uint8Array): string | null {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (REFUSED_ENDINGS.includes(ending)) return ending;
  const byBytes = REFUSED_STARTS.find(([, start]) =>
    start.every((byte, index) => bytes[index] === byte),
  );
  return byBytes?.[0] ?? null;
}
