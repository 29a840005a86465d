import { Ajv, type ValidateFunction } from 'ajv';
import { toJsonSchema, withValueGaps } from './convert-schema.ts';
import { loadDocument, operationOf, type Operation, type PathItem } from './document.ts';
import {
  BODY_GAPS,
  LIST_PARAMETERS,
  PARAMETER_GAPS,
  PATH_GAPS,
  SCHEMA_READ_AS,
  VALUE_GAPS,
  type ValueGap,
} from './known-gaps.ts';

/** Holds requests and answers against Zendesk's published OpenAPI document. */
export type Contract = {
  /** What is wrong with an answer; empty where nothing is. Statuses the document leaves out pass. */
  readonly validateResponse: (
    method: string,
    path: string,
    status: number,
    json: unknown,
  ) => string[];
  /** What is wrong with a request: unknown path, method or parameter, or a body out of form. */
  readonly validateRequest: (method: string, pathWithQuery: string, body: unknown) => string[];
};

/** Opens the contract, with the known gaps filled in unless others are given. */
export function openContract(gaps: readonly ValueGap[] = VALUE_GAPS): Contract {
  const document = loadDocument();
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const schemas = withValueGaps(convertedSchemas(), gaps);
  ajv.addSchema({ $id: 'zendesk', components: { schemas } });
  const compiled = new Map<string, ValidateFunction>();
  const check = (key: string, schema: unknown, value: unknown): string[] => {
    const validate = compiled.get(key) ?? ajv.compile(localise(schema));
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((each) =>
      `${each.instancePath} ${each.message ?? ''}`.trim(),
    );
  };

  return {
    validateResponse: (method, path, status, json) => {
      const found = find(document.paths, method, path);
      if (found === null) return [`the document has no ${method} ${path}`];
      const response = found.operation.responses[String(status)];
      const schema = response?.content?.['application/json']?.schema;
      return schema === undefined ? [] : check(`${found.key} ${status}`, schema, json);
    },
    validateRequest: (method, pathWithQuery, body) => {
      const [path = '', query = ''] = pathWithQuery.split('?', 2);
      const found = find(document.paths, method, path);
      if (found === null) return [`the document has no ${method} ${path}`];
      const known = parametersOf(found);
      const unknown = [...new Set(new URLSearchParams(query).keys())].filter(
        (name) => !known.has(name),
      );
      const schema =
        BODY_GAPS[found.key] ?? found.operation.requestBody?.content?.['application/json']?.schema;
      const hasBody = body !== undefined && body !== null;
      return [
        ...unknown.map((name) => `${found.key} has no parameter ${name}`),
        ...(hasBody && schema === undefined ? [`${found.key} takes no body`] : []),
        ...(schema === undefined ? [] : check(`${found.key} body`, schema, body ?? undefined)),
      ];
    },
  };
}

let converted: Readonly<Record<string, unknown>> | undefined;

function convertedSchemas(): Readonly<Record<string, unknown>> {
  converted ??= Object.fromEntries(
    Object.entries(loadDocument().components.schemas).map(([name, schema]) => {
      const other = SCHEMA_READ_AS[name];
      const reference = { $ref: `#/components/schemas/${other ?? ''}` };
      return [name, other === undefined ? toJsonSchema(schema) : reference];
    }),
  );
  return converted;
}

type Found = {
  /** Method and path as the document writes it. */
  readonly key: string;
  readonly template: string;
  readonly item: PathItem;
  readonly operation: Operation;
};

function find(
  paths: Readonly<Record<string, PathItem>>,
  method: string,
  path: string,
): Found | null {
  const bare = (path.split('?', 1)[0] ?? '').replace(/\.json$/, '');
  const gap = Object.entries(PATH_GAPS).find(([template]) => fits(template, bare));
  const candidates = gap === undefined ? Object.keys(paths) : [gap[1]];
  const fitting = candidates.filter((template) => gap !== undefined || fits(template, bare));
  // A path without placeholders is meant before one with them.
  fitting.sort((left, right) => placeholders(left) - placeholders(right));
  for (const template of fitting) {
    const item = paths[template];
    const operation = operationOf(item, method);
    if (item !== undefined && operation !== undefined)
      return { key: `${method.toUpperCase()} ${template}`, template, item, operation };
  }
  return null;
}

/** Placeholders stand for ids, and ids are numbers. */
function fits(template: string, path: string): boolean {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return false;
  return wanted.every((part, index) => {
    const value = given[index] ?? '';
    return part.startsWith('{') ? /^\d+$/.test(value) : part === value;
  });
}

function placeholders(template: string): number {
  return template.split('{').length;
}

function parametersOf({ template, item, operation }: Found): Set<string> {
  const { parameters } = loadDocument().components;
  const named = [...(item.parameters ?? []), ...(operation.parameters ?? [])].flatMap((each) => {
    const resolved = each.$ref === undefined ? each : parameters[each.$ref.split('/').at(-1) ?? ''];
    return resolved?.name ?? [];
  });
  return new Set([...named, ...LIST_PARAMETERS, ...(PARAMETER_GAPS[template] ?? [])]);
}

/** Lets references inside a path's schema point into the schemas that were added. */
function localise(schema: unknown): object {
  const text = JSON.stringify(toJsonSchema(schema)).replaceAll(
    '"#/components/',
    '"zendesk#/components/',
  );
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) throw new Error('a schema is an object');
  return parsed;
}
