import type { CallOutcome } from './host-message.ts';

/**
 * Looks a dotted path up in what a location offers: `ticket.requester.id`. Below something that is
 * empty everything is empty (`null`); a name that does not exist is an error of that path alone.
 */
export function readPath(path: string, offered: Readonly<Record<string, unknown>>): CallOutcome {
  let value: unknown = offered;
  for (const name of path.split('.')) {
    if (value === null) return { kind: 'value', value: null };
    if (!isRecord(value) || !Object.hasOwn(value, name)) return notOffered();
    value = value[name];
  }
  return { kind: 'value', value };
}

/** The error of a path or method that a location does not have. */
export function notOffered(): CallOutcome {
  return { kind: 'error', error: { name: 'APIUsageError', message: 'does not exist here' } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
