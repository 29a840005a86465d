import * as z from 'zod/mini';
import { userIds } from '../core/tenant/ids.ts';
import type { UserId } from '../core/tenant/records.ts';
import { KEPT_FORM } from '../zendesk/kept-answers.ts';

/** The format in which readings are kept: one of another version cannot be gone on with. */
const READING_FORMAT = 'drift-audit/reading';

/** What a reading of an account is known by, so that a later one may go on with its pages. */
export type ReadingState = {
  readonly subdomain: string;
  readonly mode: 'demo' | 'live';
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Tickets updated within so many days before the start are read. */
  readonly ticketDays: number;
};

/** A reading that is kept. Whoever reads makes a difference: not everybody may see everything. */
export type KeptReadingState = ReadingState & { readonly userId: UserId };

/** Pages that are older than this tell of another time. */
const LONGEST_BREAK_MS = 24 * 60 * 60 * 1000;

/**
 * Whether what is kept of a reading is too old to go on with it, or of a time that has not come yet.
 * @param now milliseconds since 1970
 */
function isOutdated({ startedAt }: Pick<ReadingState, 'startedAt'>, now: number): boolean {
  const age = now - startedAt;
  return age < 0 || age > LONGEST_BREAK_MS;
}

/**
 * Whether a reading that is to begin may go on with the pages of a kept one instead: it is of the same
 * account and the same window of tickets, and not outdated when the other is to begin.
 */
export function canGoOn(kept: ReadingState, wanted: ReadingState): boolean {
  return (
    kept.subdomain === wanted.subdomain &&
    kept.mode === wanted.mode &&
    kept.ticketDays === wanted.ticketDays &&
    !isOutdated(kept, wanted.startedAt)
  );
}

const stateSchema = z.object({
  format: z.literal(READING_FORMAT),
  version: z.literal(KEPT_FORM),
  subdomain: z.string(),
  mode: z.enum(['demo', 'live']),
  started_at: z.iso.datetime(),
  ticket_days: z.number().check(z.int(), z.minimum(1)),
  read_by: z.custom<UserId>((id) => typeof id === 'number' && userIds.is(id)),
});

/** A reading's state as the text of a file. */
export function readingStateText(state: KeptReadingState): string {
  const file = {
    format: READING_FORMAT,
    version: KEPT_FORM,
    subdomain: state.subdomain,
    mode: state.mode,
    started_at: new Date(state.startedAt).toISOString(),
    ticket_days: state.ticketDays,
    read_by: state.userId,
  } satisfies z.infer<typeof stateSchema>;
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The state in the text of a file; `null` for any other text, or one of another version. */
export function parseReadingState(text: string): KeptReadingState | null {
  const parsed = stateSchema.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { subdomain, mode, started_at, ticket_days, read_by } = parsed.data;
  return {
    subdomain,
    mode,
    startedAt: Date.parse(started_at),
    ticketDays: ticket_days,
    userId: read_by,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
