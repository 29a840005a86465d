import * as z from 'zod/mini';
import { DEFAULT_CAPS, type Caps } from '../../../core/apply/caps.ts';

/** Names of the settings that an admin makes when installing the app, as the manifest declares them. */
export const SETTING_NAMES = {
  referenceAddress: 'reference_url',
  ticketDays: 'ticket_days',
  maxActions: 'max_actions',
  maxPerAccount: 'max_per_account',
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

/** A value that could be read, none, or one that cannot be used. */
type Reading<Value> = { readonly value: Value | null; readonly isUnusable: boolean };

const NONE = { value: null, isUnusable: false } as const;
const UNUSABLE = { value: null, isUnusable: true } as const;

function readSettings(raw: Readonly<Record<string, unknown>>): ZafSettings {
  const of = (name: SettingName): unknown => raw[name] ?? '';
  const readings = {
    referenceAddress: readAddress(of(SETTING_NAMES.referenceAddress)),
    ticketDays: readCount(of(SETTING_NAMES.ticketDays), 3650),
    maxActions: readCount(of(SETTING_NAMES.maxActions), 10_000),
    maxPerAccount: readCount(of(SETTING_NAMES.maxPerAccount), 10_000),
  };
  return {
    referenceAddress: readings.referenceAddress.value,
    ticketDays: readings.ticketDays.value,
    maxActions: readings.maxActions.value,
    maxPerAccount: readings.maxPerAccount.value,
    isDemoMode: [true, 'true'].some((yes) => yes === of(SETTING_NAMES.demoMode)),
    unusable: (['referenceAddress', 'ticketDays', 'maxActions', 'maxPerAccount'] as const)
      .filter((key) => readings[key].isUnusable)
      .map((key) => SETTING_NAMES[key]),
  };
}

/** A whole number from 1 on. */
function readCount(raw: unknown, most: number): Reading<number> {
  const text = toText(raw);
  if (text === '') return NONE;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? { value, isUnusable: false } : UNUSABLE;
}

function readAddress(raw: unknown): Reading<string> {
  const text = toText(raw);
  if (text === '') return NONE;
  if (!URL.canParse(text)) return UNUSABLE;
  const { protocol, username, password, href } = new URL(text);
  // A secret in the address would be readable by everybody who has the app open.
  const isPlain = protocol === 'https:' && username === '' && password === '';
  return isPlain ? { value: href, isUnusable: false } : UNUSABLE;
}

function toText(raw: unknown): string {
  return typeof raw === 'string' || typeof raw === 'number' ? String(raw).trim() : '';
}
