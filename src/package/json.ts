/** A JSON object nobody has looked into yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object, and neither `null` nor a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object a text holds, or `null` where it is not JSON or no object. */
export function parseJsonObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** A value that is an object; an empty one where it is anything else. */
export function objectAt(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** A value that is a list; an empty one where it is anything else. */
export function listAt(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value as a person would look for it in the file: text as it is, anything else as JSON; empty where there is none. */
export function shown(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
