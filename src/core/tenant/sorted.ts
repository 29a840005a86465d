import type { Instant } from './records.ts';

type Numbered = { readonly id: number };
type Dated = Numbered & { readonly updatedAt?: Instant };

/**
 * Records in order of id, each once. Pages repeat records when Zendesk changes under the reading:
 * of two with one id the later stays; of two equally late, the same one whatever their order.
 */
export function sortedOnce<Item extends Dated>(records: readonly Item[]): readonly Item[] {
  if (isSortedOnce(records)) return records;
  const sorted = [...records].sort((a, b) => a.id - b.id);
  const once: Item[] = [];
  for (const record of sorted) {
    const last = once.at(-1);
    if (last?.id !== record.id) once.push(record);
    else if (isLater(record, last)) once[once.length - 1] = record;
  }
  return once;
}

function isSortedOnce(records: readonly Numbered[]): boolean {
  let last = -1;
  for (const { id } of records) {
    if (id <= last) return false;
    last = id;
  }
  return true;
}

function isLater(a: Dated, b: Dated): boolean {
  const [left, right] = [a.updatedAt ?? '', b.updatedAt ?? ''];
  return left === right ? JSON.stringify(a) > JSON.stringify(b) : left > right;
}
