import { growingUint32, growingUint8, isLoose, type Column } from './columns.ts';

/**
 * Mail addresses, or `null`: what stands before the last `@` as bytes one after another, what stands
 * after it once for all addresses on one host.
 */
export type MailColumn = Column<string | null> & {
  /** For each row, the place of the host in `hosts`; 0 where the address has none. */
  readonly hostCodes: () => Uint32Array;
  /** What stands after the last `@`, as written, where something stands before it. The first is no host. */
  readonly hosts: readonly string[];
};

/** The length of a text that does not stand among the bytes. */
const ELSEWHERE = 0xff;

/** What stands before the `@`, on average. */
const USUAL_LENGTH = 14;

/**
 * An empty column of mail addresses.
 * @param expected about how many will be added
 */
export function mailColumn(expected = 0): MailColumn {
  const hosts = [''];
  const places = new Map<string, number>();
  const host = growingUint32(expected);
  const start = growingUint32(expected);
  const lengths = growingUint8(expected);
  // No address, addresses without a host, and what bytes cannot hold.
  const elsewhere: (string | null)[] = [null];
  let bytes = new Uint8Array(Math.max(1024, expected * USUAL_LENGTH));
  let used = 0;

  const placeOf = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    const own = flat(name);
    places.set(own, hosts.length);
    return hosts.push(own) - 1;
  };
  const addElsewhere = (text: string | null): void => {
    start.add(text === null ? 0 : elsewhere.push(text) - 1);
    lengths.add(ELSEWHERE);
  };
  const addBytes = (text: string, length: number): void => {
    if (used + length > bytes.length) {
      const larger = new Uint8Array(Math.ceil((used + length) * 1.5));
      larger.set(bytes);
      bytes = larger;
    }
    start.add(used);
    for (let at = 0; at < length; at += 1) bytes[used + at] = text.charCodeAt(at);
    used += length;
    lengths.add(length);
  };
  return {
    hosts,
    hostCodes: host.values,
    add: (text) => {
      const at = text?.lastIndexOf('@') ?? -1;
      host.add(text === null || at < 1 ? 0 : placeOf(text.slice(at + 1)));
      if (text === null || at < 1) addElsewhere(text);
      else if (fitsBytes(text, at)) addBytes(text, at);
      else addElsewhere(text.slice(0, at));
    },
    at: (row) => {
      const code = host.values()[row] ?? 0;
      const from = start.values()[row] ?? 0;
      const length = lengths.values()[row] ?? 0;
      const text =
        length === ELSEWHERE
          ? (elsewhere[from] ?? null)
          : String.fromCharCode(...bytes.subarray(from, from + length));
      return code === 0 ? text : `${text ?? ''}@${hosts[code] ?? ''}`;
    },
    arrange: (rows) => {
      for (const column of [host, start, lengths]) column.arrange(rows);
      places.clear();
    },
    close: () => {
      for (const column of [host, start, lengths]) column.close();
      if (isLoose(bytes, used)) bytes = bytes.slice(0, used);
      places.clear();
    },
  };
}

/** The same text, not as a part of a longer one that would stay in memory with it. */
function flat(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charAt(at)).join('');
}

/** Whether each character fits into a byte, and their number, too. */
function fitsBytes(text: string, length: number): boolean {
  if (length >= ELSEWHERE) return false;
  for (let at = 0; at < length; at += 1) if (text.charCodeAt(at) > 0xff) return false;
  return true;
}
