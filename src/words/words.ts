import { IntlMessageFormat } from 'intl-messageformat';
import type messages from '../../translations/en.json';

/** All messages of a language, by nested keys, as ICU message text. */
export type Messages = { readonly [key: string]: string | Messages };

/** Values a message names. Ids go in as text, so that no digits are grouped; counts go in as numbers. */
export type WordValues = Readonly<Record<string, string | number>>;

/** The way to one message: `issues.org_duplicate_external_id.title`. A key that has no message does not compile. */
type WordKey = KeysOf<typeof messages>;

/** The words of one language. */
export type Words = {
  readonly language: string;
  /** The message of a key, its values filled in. Throws where a message needs a value that is not given. */
  readonly say: (key: WordKey, values?: WordValues) => string;
  /** `a, b and c`, none of them cut. */
  readonly list: (items: readonly string[]) => string;
  readonly number: (value: number) => string;
};

type KeysOf<Tree, Path extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Path}${Key}`
    : KeysOf<Tree[Key], `${Path}${Key}.`>;
}[keyof Tree & string];

/** The words of a language, from the messages of its file. Each message is parsed when it is first said. */
export function createWords(language: string, messages: Messages): Words {
  const formats = new Map<string, IntlMessageFormat>();
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  const numbers = new Intl.NumberFormat(language);
  const formatOf = (key: string) => {
    const known = formats.get(key);
    if (known) return known;
    const format = new IntlMessageFormat(messageAt(messages, key), language, undefined, {
      ignoreTag: true,
    });
    formats.set(key, format);
    return format;
  };
  return {
    language,
    say: (key, values = {}) => String(formatOf(key).format(values)),
    list: (items) => lists.format(items),
    number: (value) => numbers.format(value),
  };
}

/** Every key of a language's messages, in the file's order. */
export function keysOf(messages: Messages, path = ''): readonly string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  );
}

function messageAt(messages: Messages, key: string): string {
  let here: string | Messages | undefined = messages;
  for (const step of key.split('.')) here = typeof here === 'object' ? here[step] : undefined;
  if (typeof here !== 'string') throw new RangeError(`no message ${key}`);
  return here;
}
