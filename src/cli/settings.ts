import { ROOM_FOR_PEOPLE } from '../zendesk/pacing.ts';
import type { Config } from './config-file.ts';
import { parsePercent, parseSubdomain, parseTicketDays } from './values.ts';

/** What can be said on the command line about reading and writing. */
export type Flags = {
  readonly subdomain?: string;
  readonly reference?: string;
  readonly decisions?: string;
  readonly out?: string;
  readonly ticketDays?: number;
  readonly leaveRoom?: number;
  readonly baseUrl?: string;
};

/** What holds after command line, environment, configuration and defaults. */
export type Settings = {
  readonly subdomain: string | null;
  readonly reference: string | null;
  /** The decisions file; `null` where nothing is decided. */
  readonly decisions: string | null;
  readonly out: string;
  readonly ticketDays: number;
  /** The percentage of the account's requests that is left for people. */
  readonly leaveRoom: number;
  readonly baseUrl: string | null;
};

/** The folder of the artifacts where none is named. */
export const DEFAULT_OUT = 'drift-audit';
/** The window of tickets where none is named. */
export const DEFAULT_TICKET_DAYS = 90;

/**
 * Settles each setting by the first that names it: command line, environment, configuration, default.
 * @throws DriftError `bad_option` where a value of the environment or configuration cannot be used
 */
export function settle(
  flags: Flags,
  env: Readonly<Record<string, string | undefined>>,
  config: Config,
): Settings {
  return {
    subdomain:
      flags.subdomain ??
      parsed(nonEmpty(env['ZENDESK_SUBDOMAIN']), 'ZENDESK_SUBDOMAIN') ??
      parsed(config.subdomain, 'subdomain') ??
      null,
    reference: flags.reference ?? config.reference ?? null,
    decisions: flags.decisions ?? config.decisions ?? null,
    out: flags.out ?? config.out ?? DEFAULT_OUT,
    ticketDays:
      flags.ticketDays ??
      (config.ticketDays === undefined
        ? DEFAULT_TICKET_DAYS
        : parseTicketDays(String(config.ticketDays), 'ticketDays')),
    leaveRoom:
      flags.leaveRoom ??
      (config.leaveRoom === undefined
        ? ROOM_FOR_PEOPLE * 100
        : parsePercent(String(config.leaveRoom), 'leaveRoom')),
    baseUrl: flags.baseUrl ?? config.baseUrl ?? null,
  };
}

function parsed(text: string | undefined, name: string): string | undefined {
  return text === undefined ? undefined : parseSubdomain(text, name);
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}
