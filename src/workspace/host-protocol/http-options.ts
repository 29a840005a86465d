import * as z from 'zod/mini';

/** What an app asks the host to send for it, as far as the host honours it. */
export type HttpOptions = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly dataType: 'json' | 'text' | null;
  /** Resolve with status, text and headers instead of with the data alone. */
  readonly isComplete: boolean;
  /** Milliseconds, `null` for no limit. */
  readonly timeoutMs: number | null;
  /** Placeholders of settings are filled in on the way out. */
  readonly isSecure: boolean;
};

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const optionsSchema = z.object({
  url: z.string().check(z.minLength(1)),
  type: z.optional(z.string()),
  data: z.optional(z.nullable(z.union([z.string(), z.record(z.string(), scalar)]))),
  contentType: z.optional(z.union([z.string(), z.literal(false)])),
  dataType: z.optional(z.string()),
  headers: z.optional(z.record(z.string(), z.string())),
  httpCompleteResponse: z.optional(z.boolean()),
  timeout: z.optional(z.number()),
  secure: z.optional(z.boolean()),
});

type Read = z.infer<typeof optionsSchema>;

const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';

/**
 * Reads the options of a request with jQuery's defaults: GET, and form encoding for a body that does
 * not say what it is. `method` is not an option of the framework and is not read. `null` for options
 * without an address.
 */
export function readHttpOptions(sent: unknown): HttpOptions | null {
  const read = optionsSchema.safeParse(sent);
  return read.success ? settle(read.data) : null;
}

function settle(read: Read): HttpOptions {
  const method = (read.type ?? 'GET').toUpperCase();
  const data = encode(read.data ?? null);
  const hasBody = method !== 'GET' && method !== 'HEAD' && data !== null;
  return {
    url: hasBody || data === null ? read.url : withQuery(read.url, data),
    method,
    headers: { ...contentType(read, hasBody), ...lowerCase(read.headers ?? {}) },
    body: hasBody ? data : null,
    dataType: read.dataType === 'json' || read.dataType === 'text' ? read.dataType : null,
    isComplete: read.httpCompleteResponse ?? false,
    timeoutMs: read.timeout !== undefined && read.timeout > 0 ? read.timeout : null,
    isSecure: read.secure ?? false,
  };
}

function encode(data: NonNullable<Read['data']> | null): string | null {
  if (data === null || typeof data === 'string') return data;
  const fields = Object.entries(data).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

function contentType(read: Read, hasBody: boolean): Readonly<Record<string, string>> {
  if (!hasBody || read.contentType === false) return {};
  return { 'content-type': read.contentType ?? FORM };
}

function withQuery(url: string, query: string): string {
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
