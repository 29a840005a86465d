import * as z from 'zod/mini';
import type { Page } from './reader.ts';
import type { RecordParser } from './schemas.ts';

/** A page of raw records: what was understood, and what was not. Nothing is thrown away. */
export function toPage<Item>(values: readonly unknown[], parse: RecordParser<Item>): Page<Item> {
  const records: Item[] = [];
  const unreadable: { id: string | null; why: string }[] = [];
  for (const value of values) {
    const parsed = parse(value);
    if (parsed.ok) records.push(parsed.record);
    else unreadable.push({ id: parsed.id, why: parsed.why });
  }
  return { records, unreadable };
}

const list = z.array(z.unknown());

/** The shape of a page: the list of records under `key`, and what says where the page stands. */
export function pageShape<Position>(
  key: string,
  position: z.ZodMiniType<Position>,
): z.ZodMiniType<{ readonly records: readonly unknown[]; readonly position: Position }> {
  return z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((body, payload) => {
      const records = list.safeParse(body[key]);
      const where = position.safeParse(body);
      if (records.success && where.success) {
        return { records: records.data, position: where.data };
      }
      const path = records.success ? (where.error?.issues[0]?.path ?? []) : [key];
      payload.issues.push({ code: 'custom', input: undefined, path });
      return z.NEVER;
    }),
  );
}
