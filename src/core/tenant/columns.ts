import type { Instant } from './records.ts';

/** The values of one field, of many records, in little memory. */
export type Column<Value> = {
  readonly add: (value: Value) => void;
  readonly at: (row: number) => Value;
  /** Keeps these rows alone, in this order. */
  readonly arrange: (rows: Uint32Array) => void;
  /** Gives back the memory that was taken for more rows; none can be added afterwards. */
  readonly close: () => void;
};

/** A column of numbers that loops may look into: as many as there are rows, and perhaps room for more. */
export type NumberColumn<Value, Store> = Column<Value> & { readonly values: () => Store };

type Store =
  | Float64Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

/**
 * Ids of Zendesk records: positive integers below 2^53.
 * @param expected about how many values will be added: growing takes memory twice for a while
 */
export function idColumn<Id extends number>(expected?: number): NumberColumn<Id, Float64Array> {
  return numbers<Id, Float64Array<ArrayBuffer>>(
    float64,
    expected,
    (id) => id,
    (value) => value as Id,
  );
}

/** Ids, or `null`, which stands as 0. */
export function optionalIdColumn<Id extends number>(
  expected?: number,
): NumberColumn<Id | null, Float64Array> {
  return numbers<Id | null, Float64Array<ArrayBuffer>>(
    float64,
    expected,
    (id) => id ?? 0,
    (value) => (value === 0 ? null : (value as Id)),
  );
}

/** Yes or no, which stand as 1 and 0. */
export function flagColumn(expected?: number): NumberColumn<boolean, Uint8Array> {
  return numbers<boolean, Uint8Array<ArrayBuffer>>(uint8, expected, Number, (value) => value === 1);
}

/** One of at most 256 words that are known beforehand, which stand as their places in the list. */
export function choiceColumn<Word extends string>(
  words: readonly [Word, ...Word[]],
  expected?: number,
): NumberColumn<Word, Uint8Array> {
  return numbers<Word, Uint8Array<ArrayBuffer>>(
    uint8,
    expected,
    (word) => words.indexOf(word),
    (place) => words[place] ?? words[0],
  );
}

/** Words of which there are few (at most 65,536), each kept once; or `null`. */
export function wordColumn(expected?: number): Column<string | null> {
  const words: (string | null)[] = [];
  const places = new Map<string | null, number>();
  const placeOf = (word: string | null): number => {
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, words.length);
    return words.push(word) - 1;
  };
  return numbers<string | null, Uint16Array<ArrayBuffer>>(
    uint16,
    expected,
    placeOf,
    (place) => words[place] ?? null,
  );
}

/**
 * Instants, which stand as numbers of their digits (`20261122093000`): in order of time, and the very
 * text comes back.
 */
export function instantColumn(expected?: number): NumberColumn<Instant, Float64Array> {
  return numbers<Instant, Float64Array<ArrayBuffer>>(float64, expected, instantNumber, instantOf);
}

/** The number that stands for an instant. */
export function instantNumber(instant: Instant): number {
  let number = 0;
  for (let at = 0; at < instant.length; at += 1) {
    const digit = instant.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) number = number * 10 + digit;
  }
  return number;
}

const ZERO = 48;

function instantOf(number: number): Instant {
  const digits = String(number).padStart(14, '0');
  const part = (from: number, to: number) => digits.slice(from, to);
  const date = `${part(0, 4)}-${part(4, 6)}-${part(6, 8)}`;
  return `${date}T${part(8, 10)}:${part(10, 12)}:${part(12, 14)}Z` as Instant;
}

/** A list of numbers that grows. */
export type Numbers<Kind extends Store> = {
  readonly add: (value: number) => void;
  readonly length: () => number;
  readonly values: () => Kind;
  readonly arrange: (rows: Uint32Array) => void;
  readonly close: () => void;
};

const float64 = (length: number) => new Float64Array(length);
const uint32 = (length: number) => new Uint32Array(length);
const uint16 = (length: number) => new Uint16Array(length);
const uint8 = (length: number) => new Uint8Array(length);

/** An empty list of whole numbers from 0 to 2^32 - 1. */
export function growingUint32(expected?: number): Numbers<Uint32Array<ArrayBuffer>> {
  return growing(uint32, expected);
}

/** An empty list of whole numbers from 0 to 255. */
export function growingUint8(expected?: number): Numbers<Uint8Array<ArrayBuffer>> {
  return growing(uint8, expected);
}

function growing<Kind extends Store>(
  create: (length: number) => Kind,
  expected = 64,
): Numbers<Kind> {
  let values = create(Math.max(64, expected));
  let length = 0;
  return {
    add: (value) => {
      if (length === values.length) {
        const larger = create(Math.ceil(length * 1.5));
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    length: () => length,
    values: () => values,
    arrange: (rows) => {
      const arranged = create(rows.length);
      for (let row = 0; row < rows.length; row += 1) arranged[row] = values[rows[row] ?? 0] ?? 0;
      values = arranged;
      length = rows.length;
    },
    close: () => {
      if (isLoose(values, length)) values = shortened(values, length, create);
    },
  };
}

/** Whether so much room is left that it is worth copying. */
export function isLoose(values: Store, length: number): boolean {
  return values.length - length > values.length / 8;
}

function shortened<Kind extends Store>(
  values: Kind,
  length: number,
  create: (length: number) => Kind,
): Kind {
  const short = create(length);
  short.set(values.subarray(0, length));
  return short;
}

function numbers<Value, Kind extends Store>(
  create: (length: number) => Kind,
  expected: number | undefined,
  toNumber: (value: Value) => number,
  toValue: (number: number) => Value,
): NumberColumn<Value, Kind> {
  const list = growing(create, expected);
  return {
    add: (value) => {
      list.add(toNumber(value));
    },
    at: (row) => toValue(list.values()[row] ?? 0),
    arrange: list.arrange,
    close: list.close,
    values: list.values,
  };
}
