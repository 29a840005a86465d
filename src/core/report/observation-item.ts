import type { Observation } from '../detect/observation.ts';
import type { AuditSummary } from './audit-format.ts';
import { isIdKey, snakeCase } from './file-keys.ts';

/** One observation as it stands in `audit.json`. */
export type ObservationItem = AuditSummary['observations']['items'][number];

/** An observation in the form of the file: keys in snake case, ids as strings. */
export function observationItem({ kind, ...values }: Observation): ObservationItem {
  const entries = Object.entries<Value>(values).map(
    ([key, value]) => [snakeCase(key), isIdKey(key) ? idText(value) : itemValue(value)] as const,
  );
  return { ...Object.fromEntries(entries), kind };
}

type Value = string | number | null | readonly (string | number)[];
type ItemValue = ObservationItem[string];

function idText(value: Value): ItemValue {
  return typeof value === 'number' ? String(value) : itemValue(value);
}

function itemValue(value: Value): ItemValue {
  return typeof value === 'object' && value !== null ? value.map(String) : value;
}
