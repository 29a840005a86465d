import * as z from 'zod/mini';

/** What a failed answer says about itself. */
export type ErrorBody = {
  /** What the body is: JSON, other text, a page for people, or nothing. */
  readonly form: 'json' | 'text' | 'html' | 'empty';
  /** Zendesk's own name for the error (`RecordInvalid`), where it gives one. */
  readonly code: string | null;
  /** What it says, on one line of at most 200 characters; empty where it says nothing. */
  readonly sentence: string;
};

const detail = z.object({ description: z.string() });

const coded = z.object({
  error: z.string(),
  description: z.optional(z.unknown()),
  error_description: z.optional(z.unknown()),
  message: z.optional(z.unknown()),
  details: z.optional(z.unknown()),
});

const titled = z.object({
  error: z.object({ title: z.optional(z.unknown()), message: z.optional(z.unknown()) }),
});

const listed = z.object({
  errors: z.array(
    z.union([
      z.string(),
      z.object({
        code: z.optional(z.unknown()),
        title: z.optional(z.unknown()),
        detail: z.optional(z.unknown()),
      }),
    ]),
  ),
});

const plain = z.object({
  description: z.optional(z.unknown()),
  message: z.optional(z.unknown()),
});

/**
 * Reads the body of a failed answer in every form Zendesk writes: a code with description and
 * details, a title with a message, a list of errors, a bare JSON string, plain text, or a page.
 * A body of another form yields no sentence rather than a dump.
 */
export function readErrorBody(text: string): ErrorBody {
  const trimmed = text.trim();
  if (trimmed === '') return { form: 'empty', code: null, sentence: '' };
  if (trimmed.startsWith('<')) return { form: 'html', code: null, sentence: titleOf(trimmed) };
  const json = parseJson(trimmed);
  if (!json.ok) return { form: 'text', code: null, sentence: oneLine(trimmed) };
  return { form: 'json', ...readJsonError(json.value) };
}

/** Text on one line without control characters, cut to 200 characters. */
export function oneLine(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : line;
}

function readJsonError(value: unknown): Pick<ErrorBody, 'code' | 'sentence'> {
  if (typeof value === 'string') return { code: null, sentence: oneLine(value) };

  const withCode = coded.safeParse(value);
  if (withCode.success) {
    const { error, description, error_description, message, details } = withCode.data;
    const code = /^\w+$/.test(error) ? error : null;
    const said = texts([description, error_description, message, ...detailsOf(details)]);
    return { code, sentence: join(said.length > 0 && code !== null ? said : [error, ...said]) };
  }

  const withTitle = titled.safeParse(value);
  if (withTitle.success) {
    const { title, message } = withTitle.data.error;
    return { code: null, sentence: join(texts([title, message])) };
  }

  const withList = listed.safeParse(value);
  if (withList.success) {
    const { errors } = withList.data;
    const [code = null] = texts(errors.map((one) => (typeof one === 'string' ? null : one.code)));
    return { code, sentence: join(errors.map((one) => join(listedTexts(one)))) };
  }

  const said = plain.safeParse(value);
  return {
    code: null,
    sentence: said.success ? join(texts([said.data.description, said.data.message])) : '',
  };
}

function listedTexts(error: z.infer<typeof listed>['errors'][number]): readonly string[] {
  if (typeof error === 'string') return [error];
  const said = texts([error.title, error.detail]);
  return said.length > 0 ? said : texts([error.code]);
}

// `details` holds a list for each field, and the field named there is not always the one at fault.
function detailsOf(details: unknown): readonly string[] {
  const fields = z.record(z.string(), z.array(z.unknown())).safeParse(details);
  if (!fields.success) return [];
  return Object.values(fields.data).flatMap((entries) =>
    entries.flatMap((entry) => {
      const result = detail.safeParse(entry);
      return result.success ? [result.data.description] : [];
    }),
  );
}

function texts(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string').filter((text) => text.trim() !== '');
}

function join(parts: readonly string[]): string {
  return oneLine([...new Set(parts)].join(': '));
}

function titleOf(html: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1] ?? '';
  return oneLine(title);
}

function parseJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
