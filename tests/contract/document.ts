import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod/mini';

const FILE = new URL('../../../shared/zendesk/oas-2025-06.yaml', import.meta.url);

const parameterSchema = z.object({
  name: z.optional(z.string()),
  in: z.optional(z.string()),
  $ref: z.optional(z.string()),
});
const contentSchema = z.optional(
  z.record(z.string(), z.object({ schema: z.optional(z.unknown()) })),
);
const operationSchema = z.object({
  parameters: z.optional(z.array(parameterSchema)),
  requestBody: z.optional(z.object({ content: contentSchema })),
  responses: z.record(z.string(), z.object({ content: contentSchema })),
});
const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
const pathSchema = z.object({
  parameters: z.optional(z.array(parameterSchema)),
  get: z.optional(operationSchema),
  put: z.optional(operationSchema),
  post: z.optional(operationSchema),
  delete: z.optional(operationSchema),
  patch: z.optional(operationSchema),
});
const documentSchema = z.object({
  paths: z.record(z.string(), pathSchema),
  components: z.object({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
    parameters: z.record(z.string(), parameterSchema),
  }),
});

/** Zendesk's OpenAPI document, as far as it is needed. */
export type OpenApiDocument = z.infer<typeof documentSchema>;
export type Operation = z.infer<typeof operationSchema>;
export type PathItem = z.infer<typeof pathSchema>;

/** Whether the document lies beside the repository. It is never part of it. */
export const isDocumentPresent = existsSync(FILE);

let loaded: OpenApiDocument | undefined;

/** Reads the document, once. */
export function loadDocument(): OpenApiDocument {
  loaded ??= documentSchema.parse(parse(readFileSync(FILE, 'utf8')));
  return loaded;
}

/** What a path does under a method; `undefined` where the document knows nothing of it. */
export function operationOf(item: PathItem | undefined, method: string): Operation | undefined {
  const known = METHODS.find((each) => each === method.toLowerCase());
  return known === undefined ? undefined : item?.[known];
}
