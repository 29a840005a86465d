import type { Settings } from './options.ts';
import type { Store } from './store.ts';

/** A running account: what it holds, how it is set up, and its clock. */
export type Account = {
  readonly subdomain: string;
  readonly name: string;
  readonly plan: string;
  readonly store: Store;
  readonly settings: Settings;
};

/** The address under which records name themselves. */
export function addressOf(account: Account): string {
  return `https://${account.subdomain}.zendesk.com`;
}
