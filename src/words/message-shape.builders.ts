import { IntlMessageFormat } from 'intl-messageformat';

/** What a message asks of those who say it: its values with their kind, and the forms it distinguishes. */
export type MessageShape = {
  /** `name`, `count:plural`, `reason:select`; sorted, each once. */
  readonly values: readonly string[];
  /** For each select, `reason=empty|other`; for each plural, `count=one|other`. Sorted, each once. */
  readonly selects: readonly string[];
  readonly plurals: readonly Plural[];
};

/** The forms of one plural in a message: categories and exact numbers (`=0`). */
export type Plural = { readonly value: string; readonly forms: readonly string[] };

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
type Found = {
  readonly kind: 'value' | 'select' | 'plural';
  readonly value: string;
  readonly forms: readonly string[];
};

/** Element types of the message parser that hold text, and no value. */
const LITERAL = 0;
const POUND = 7;

/** Reads the shape of a message. Throws where its syntax is wrong. */
export function shapeOf(message: string, language: string): MessageShape {
  const ast = new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst();
  const found = ast.flatMap(findIn);
  const of = (kind: Found['kind']) => found.filter((each) => each.kind === kind);
  return {
    values: unique(found.map(({ kind, value }) => (kind === 'value' ? value : `${value}:${kind}`))),
    selects: unique(of('select').map(({ value, forms }) => `${value}=${forms.join('|')}`)),
    plurals: of('plural').map(({ value, forms }) => ({ value, forms })),
  };
}

function findIn(element: Element): readonly Found[] {
  const type: number = element.type;
  if (type === LITERAL || type === POUND || !('value' in element)) return [];
  if (!('options' in element)) return [{ kind: 'value', value: element.value, forms: [] }];
  const options = Object.entries(element.options);
  const kind = 'pluralType' in element ? 'plural' : 'select';
  return [
    { kind, value: element.value, forms: options.map(([form]) => form).sort() },
    ...options.flatMap(([, option]) => option.value.flatMap(findIn)),
  ];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
