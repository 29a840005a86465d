/** One condition of a search: `status<solved`, `-role:agent`, or a bare word (`field` is `null`). */
export type Condition = {
  readonly field: string | null;
  readonly operator: ':' | '<' | '>' | '<=' | '>=';
  readonly value: string;
  readonly negated: boolean;
};

const TERM = /(-)?(?:([a-z_]+)(:|<=|>=|<|>))?("[^"]*"|[^\s"]+)/giy;

/** Takes a query apart. Values may stand in double quotes. */
export function parseQuery(text: string): Condition[] {
  const conditions: Condition[] = [];
  const term = new RegExp(TERM);
  let rest = text.trimStart();
  while (rest !== '') {
    term.lastIndex = 0;
    const match = term.exec(rest);
    if (match === null) break;
    const [whole, minus, field, operator, value] = match;
    conditions.push({
      field: field?.toLowerCase() ?? null,
      operator: toOperator(operator),
      value: unquote(value ?? ''),
      negated: minus !== undefined,
    });
    rest = rest.slice(whole.length).trimStart();
  }
  return conditions;
}

function toOperator(text: string | undefined): Condition['operator'] {
  return text === '<' || text === '>' || text === '<=' || text === '>=' ? text : ':';
}

function unquote(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1) : text;
}
