import type { Context } from '../context.ts';
import { CONFIG_FILE, readConfig, writeConfig } from '../config-file.ts';
import { readCredentials } from '../credentials.ts';
import { DriftError } from '../../core/problem.ts';
import type { Outcome } from '../exit-code.ts';
import { loadReference } from '../files/load-reference.ts';
import { writeLines } from '../render/write-lines.ts';
import { checkAccount } from '../account-check.ts';
import { askForConfig } from '../ask-config.ts';
import { settle, type Flags } from '../settings.ts';

/** What `drift init` can be told. */
export type InitFlags = Flags & { readonly yes?: boolean };

/**
 * Writes `drift.config.json` from flags and answers, keeping what an earlier one says about the rest;
 * then checks what can be checked: the reference, and the credentials where there are some.
 */
export async function init(flags: InitFlags, context: Context): Promise<Outcome> {
  const { shell, words, paint } = context;
  const known = await readConfig();
  const { yes, ...named } = flags;
  const preset = { ...known, ...named };
  const config = yes || !shell.ask ? preset : await askForConfig(preset, shell.ask, words);
  const settings = settle({}, shell.env, config);
  if (settings.subdomain === null) throw new DriftError('subdomain_missing');

  await writeConfig(config);
  writeLines(shell.stdout, [words.say('cli.init.written', { file: CONFIG_FILE })]);

  if (settings.reference !== null) {
    const { accounts, setAsideRows } = await loadReference(settings.reference);
    const counts = { accounts: accounts.length, setAside: setAsideRows.length };
    const file = settings.reference;
    writeLines(shell.stdout, [words.say('cli.init.reference', { file, ...counts })]);
  }
  const credentials = readCredentials(shell.env);
  if (credentials) {
    const { subdomain, baseUrl, leaveRoom } = settings;
    const address = { subdomain, baseUrl, credentials, leaveRoom };
    writeLines(shell.stdout, await checkAccount(address, context));
  }
  const next = nextKey(settings.reference !== null, credentials !== null);
  writeLines(shell.stdout, [paint('bold', words.say(`cli.init.${next}`))]);
  return { kind: 'done' };
}

function nextKey(
  hasReference: boolean,
  hasCredentials: boolean,
): 'next_credentials' | 'next_reference' | 'next_audit' {
  if (!hasCredentials) return 'next_credentials';
  return hasReference ? 'next_audit' : 'next_reference';
}
