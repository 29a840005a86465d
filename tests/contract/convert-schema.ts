import type { ValueGap } from './known-gaps.ts';

type Node = Readonly<Record<string, unknown>>;

/** Brings a schema of OpenAPI 3.0 to JSON Schema: `nullable` is the one word that differs. */
export function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (!isNode(node)) return node;
  const { nullable, ...rest } = node;
  const converted = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, toJsonSchema(value)]),
  );
  return nullable === true ? orNull(converted) : converted;
}

/** The schemas with the gaps filled in. */
export function withValueGaps(
  schemas: Readonly<Record<string, unknown>>,
  gaps: readonly ValueGap[],
): Readonly<Record<string, unknown>> {
  return gaps.reduce<Readonly<Record<string, unknown>>>((patched, gap) => {
    const steps = gap.property.split('.').flatMap(toSteps);
    return { ...patched, [gap.schema]: patch(patched[gap.schema], steps, gap.allows, gap.schema) };
  }, schemas);
}

/** `fields[]` is a property and then its items. */
function toSteps(part: string): readonly string[] {
  return part.endsWith('[]') ? [part.slice(0, -2), '[]'] : [part];
}

function patch(
  node: unknown,
  steps: readonly string[],
  allows: null | string,
  where: string,
): Node {
  if (!isNode(node)) throw new Error(`the document has no ${where}`);
  const [step, ...rest] = steps;
  if (step === undefined) return allow(node, allows);
  if (step === '[]') return { ...node, items: patch(node['items'], rest, allows, `${where}[]`) };
  const properties = node['properties'];
  if (!isNode(properties)) throw new Error(`${where} has no properties`);
  const inner = patch(properties[step], rest, allows, `${where}.${step}`);
  return { ...node, properties: { ...properties, [step]: inner } };
}

function allow(property: Node, value: null | string): Node {
  return value === null ? orNull(property) : { anyOf: [property, { const: value }] };
}

function orNull(schema: Node): Node {
  return { anyOf: [schema, { type: 'null' }] };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
