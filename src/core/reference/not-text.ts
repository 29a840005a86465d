/** What a file that is no text of separated values seems to be. */
export type NotText =
  'pdf' | 'xlsx' | 'zip' | 'xls' | 'gzip' | 'image' | 'rtf' | 'html' | 'xml' | 'json' | 'binary';

const SIGNATURES: readonly (readonly [NotText, readonly number[]])[] = [
  ['pdf', codes('%PDF-')],
  ['zip', [...codes('PK'), 3, 4]],
  ['zip', [...codes('PK'), 5, 6]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
  ['image', [0x89, ...codes('PNG')]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', codes('GIF8')],
  ['rtf', codes('{\\rtf')],
];

/** What the first bytes say a file is, or `null` where they may be text. */
export function binaryKind(bytes: Uint8Array): NotText | null {
  const signature = SIGNATURES.find(([, head]) => head.every((byte, at) => bytes[at] === byte));
  if (signature === undefined) return null;
  return signature[0] === 'zip' && isWorkbook(bytes) ? 'xlsx' : signature[0];
}

/**
 * What decoded text is where it is no list: a web page (a sign-in page saved under the list's name,
 * or a Salesforce report exported as `.xls`, which is one), XML, JSON, or no text at all. `null`
 * where it may be a list.
 */
export function markupKind(text: string): NotText | null {
  const head = text.slice(0, 500).trimStart().toLowerCase();
  if (head.startsWith('<?xml')) return 'xml';
  if (/^(?:<!doctype html|<!--|<(?:html|head|body|meta|table)\b)/.test(head)) return 'html';
  if (/^(?:\{\s*["}]|\[\s*[[{\]])/.test(head)) return 'json';
  return null;
}

/**
 * Whether decoded text is none: a zero character, or more than one control character in a hundred
 * at its beginning. Single ones do get into the fields of customers.
 */
export function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const head = text.slice(0, 4096);
  const controls = head.match(/[\x01-\x08\x0e-\x1f]/g) ?? [];
  return controls.length * 100 > head.length;
}

/** The parts of an Excel workbook are named in clear within its archive. */
function isWorkbook(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return head.includes('xl/') || head.includes('[Content_Types].xml');
}

function codes(text: string): readonly number[] {
  return Array.from(text, (char) => char.charCodeAt(0));
}
