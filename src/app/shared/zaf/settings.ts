import * as z from 'zod/mini';
import { DEFAULT_CAPS, type Caps } from '../../../core/apply/caps.ts';

/** Names of the settings that an admin makes when installing the app, as the manifest declares them. */
export const SETTING_NAMES = {
  referenceAddress: 'reference_url',
  ticketDays: 'ticket_days',
  maxActions: 'max_actions',
  maxPerAccount: 'max_per_account',
  requestsForPeople: 'requests_for_people',
  demoMode: 'demo_mode',
} as const;

/** A setting. */
export type SettingName = (typeof SETTING_NAMES)[keyof typeof SETTING_NAMES];

/** What an admin set when installing the app. */
export type ZafSettings = {
  /** An https address that hands out the reference list; `null` where none is set. */
  readonly referenceAddress: string | null;
  /** How far back tickets are looked at; `null` leaves it to the default. */
  readonly ticketDays: number | null;
  /** Actions of one apply; `null` leaves it to the default. */
  readonly maxActions: number | null;
  /** Actions of one account in an apply; `null` leaves it to the default. */
  readonly maxPerAccount: number | null;
  /** Percentage of the account's requests that audits leave for people; `null` leaves it to the default. */
  readonly requestsForPeople: number | null;
  readonly isDemoMode: boolean;
  /** Settings with a value that cannot be used, and so was not. */
  readonly unusable: readonly SettingName[];
};

/** Reads the settings out of what the workspace tells about the installation. */
export const settingsSchema = z.pipe(
  z.object({ settings: z.optional(z.nullable(z.record(z.string(), z.unknown()))) }),
  z.transform(({ settings }) => readSettings(settings ?? {})),
);

/** The caps of the installation: where one is not set, or cannot be used, the default stands. */
export function capsOfInstallation({
  maxActions,
  maxPerAccount,
}: Pick<ZafSettings, 'maxActions' | 'maxPerAccount'>): Caps {
  return {
    maxActions: maxActions ?? DEFAULT_CAPS.maxActions,
    maxPerAccount: maxPerAccount ?? DEFAULT_CAPS.maxPerAccount,
  };
}

/** Tickets of the last three months, where the installation does not say otherwise. */
const TICKET_DAYS = 90;

/** How far back tickets are looked at: where the installation does not say, or cannot be used, three months. */
export function ticketDaysOfInstallation({ ticketDays }: Pick<ZafSettings, 'ticketDays'>): number {
  return ticketDays ?? TICKET_DAYS;
}

function readSettings(raw: Readonly<Record<string, unknown>>): ZafSettings {
  const unusable: SettingName[] = [];
  const read = <Value>(
    key: keyof typeof SETTING_NAMES,
    parse: (text: string) => Value | null,
  ): Value | null => {
    const name = SETTING_NAMES[key];
    const text = toText(raw[name]);
    if (text === '') return null;
    const value = parse(text);
    if (value === null) unusable.push(name);
    return value;
  };
  const readCount = (key: keyof typeof SETTING_NAMES, least: number, most: number) =>
    read(key, (text) => parseCount(text, least, most));
  return {
    referenceAddress: read('referenceAddress', parseAddress),
    ticketDays: readCount('ticketDays', 1, 3650),
    maxActions: readCount('maxActions', 1, 10_000),
    maxPerAccount: readCount('maxPerAccount', 1, 10_000),
    requestsForPeople: readCount('requestsForPeople', 0, 80),
    isDemoMode: [true, 'true'].some((yes) => yes === raw[SETTING_NAMES.demoMode]),
    unusable,
  };
}

/** A whole number within bounds. */
function parseCount(text: string, least: number, most: number): number | null {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : -1;
  return value >= least && value <= most ? value : null;
}

function parseAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, username, password, href } = new URL(text);
  // A secret in the address would be readable by everybody who has the app open.
  const isPlain = protocol === 'https:' && username === '' && password === '';
  return isPlain ? href : null;
}

function toText(raw: unknown): string {
  return typeof raw === 'string' || typeof raw === 'number' ? String(raw).trim() : '';
}
