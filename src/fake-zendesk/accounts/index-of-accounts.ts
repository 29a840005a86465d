import demoAccount from '../../../fixtures/demo/account.json' with { type: 'json' };
import demoReference from '../../../fixtures/demo/accounts.csv?raw';
import type { AccountSeed } from '../seed.ts';
import { accountSeedSchema } from './account-seed-schema.ts';
import type { ColleagueEdit } from './colleague-edit.ts';
import { generateLarge, generateLargeSingle } from './generate/bundled.ts';
import type { GeneratedAccount } from './generate/generate-account.ts';
import { writeReferenceCsv } from './generate/reference-csv.ts';

/** The accounts that come with the product. */
export const ACCOUNT_NAMES = ['demo', 'large', 'large-single'] as const;

/** Name of a bundled account. */
export type AccountName = (typeof ACCOUNT_NAMES)[number];

/** Whether text names a bundled account. */
export function isAccountName(text: string): text is AccountName {
  return ACCOUNT_NAMES.some((name) => name === text);
}

/** The Zendesk side of a bundled account: the same records at every call. */
export function loadAccount(name: AccountName): AccountSeed {
  return name === 'demo' ? accountSeedSchema.parse(demoAccount) : generated(name).account;
}

/** The Salesforce side of a bundled account: the text of its reference CSV. */
export function referenceCsv(name: AccountName): string {
  return name === 'demo' ? demoReference : writeReferenceCsv(generated(name).reference);
}

/**
 * What colleagues change in a bundled account after it was audited, in this order. A dry run of the
 * audit's plan finds each of them. The demo's only colleague waits for the first write: see `script`.
 */
export function scriptedDriftBetweenAuditAndDryRun(name: AccountName): readonly ColleagueEdit[] {
  return name === 'demo' ? [] : generated(name).editsBeforeDryRun;
}

function generated(name: 'large' | 'large-single'): GeneratedAccount {
  return name === 'large' ? generateLarge() : generateLargeSingle();
}
