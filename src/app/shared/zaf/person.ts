import * as z from 'zod/mini';
import { userIds } from '../../../core/tenant/ids.ts';
import type { UserId } from '../../../core/tenant/records.ts';
import { readId } from './context.ts';

/** The signed-in person as the workspace knows them. */
export type ZafPerson = {
  readonly id: UserId | null;
  readonly name: string;
  readonly email: string | null;
  /** A role's name, or the id of a custom one: what it may do, only Zendesk's own answers tell. */
  readonly role: string;
  /** A language with its region (`en-US`); `null` where the workspace tells none that browsers know. */
  readonly locale: string | null;
  /** An IANA name; `null` where the workspace tells none that browsers know. */
  readonly timeZone: string | null;
};

const text = z.catch(z.string(), '');

/** Reads the signed-in person as the workspace tells it. */
export const personSchema = z.pipe(
  z.object({
    id: z.optional(z.unknown()),
    name: z.optional(text),
    email: z.optional(text),
    role: z.optional(z.unknown()),
    locale: z.optional(text),
    timeZone: z.optional(z.unknown()),
  }),
  z.transform((raw): ZafPerson => ({
    id: readId(userIds, raw.id),
    name: raw.name ?? '',
    email: emptyToNull(raw.email),
    role: typeof raw.role === 'number' || typeof raw.role === 'string' ? String(raw.role) : '',
    locale: knownLocale(raw.locale ?? ''),
    timeZone: knownTimeZone(raw.timeZone),
  })),
);

const namedTimeZone = z.object({ ianaName: z.string() });

function knownTimeZone(raw: unknown): string | null {
  const named = namedTimeZone.safeParse(raw);
  const name = named.success ? named.data.ianaName : raw;
  if (typeof name !== 'string' || name === '') return null;
  return accepts(() => new Intl.DateTimeFormat('en', { timeZone: name })) ? name : null;
}

function knownLocale(raw: string): string | null {
  const locale = raw.replaceAll('_', '-');
  return locale !== '' && accepts(() => Intl.getCanonicalLocales(locale)) ? locale : null;
}

/** Whether the browser takes a value; it throws at one that it does not know. */
function accepts(use: () => unknown): boolean {
  try {
    use();
    return true;
  } catch {
    return false;
  }
}

function emptyToNull(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
