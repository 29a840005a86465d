import type { Words } from '../words/words.ts';
import type { Config } from './config-file.ts';
import { DEFAULT_OUT, DEFAULT_TICKET_DAYS } from './settings.ts';
import type { Ask } from './shell.ts';
import { parsePath, parseSubdomain, parseTicketDays } from './values.ts';

/**
 * Asks for what a configuration says, with what is known as preset answers. What is not asked for stays.
 * @throws DriftError `bad_option`, naming the question, for an answer that cannot be used
 */
export async function askForConfig(preset: Config, ask: Ask, words: Words): Promise<Config> {
  const [askSubdomain, askReference, askOut, askDays] = [
    words.say('cli.init.ask_subdomain'),
    words.say('cli.init.ask_reference'),
    words.say('cli.init.ask_out'),
    words.say('cli.init.ask_ticket_days'),
  ];
  const subdomain = parseSubdomain(await ask(askSubdomain, preset.subdomain ?? ''), askSubdomain);
  const reference = (await ask(askReference, preset.reference ?? '')).trim();
  const out = parsePath(await ask(askOut, preset.out ?? DEFAULT_OUT), askOut);
  const days = await ask(askDays, String(preset.ticketDays ?? DEFAULT_TICKET_DAYS));
  return {
    ...preset,
    subdomain,
    ...(reference === '' ? {} : { reference }),
    out,
    ticketDays: parseTicketDays(days, askDays),
  };
}
