import { createFakeZendesk } from './fake-zendesk.ts';
import type { LoggedRequest } from './exchange.ts';
import type { ServeArguments } from './main-arguments.ts';
import type { AccountSeed } from './seed.ts';
import { serveFake, type ServedFake } from './serve.ts';

/** A served account and the line that tells how to reach it. */
export type ServedAccount = ServedFake & { readonly announcement: string };

/**
 * Serves an account as the arguments ask.
 * @throws Error where the account has nobody of the role, or the port is taken
 */
export async function serveAccount(
  seed: AccountSeed,
  asked: ServeArguments,
  now: () => number,
  onRequest: (entry: LoggedRequest) => void,
): Promise<ServedAccount> {
  const person = seed.users.find((user) => user.role === asked.role);
  if (person === undefined) throw new Error(`the account ${asked.account} has no ${asked.role}`);
  const fake = createFakeZendesk(asked.plan === null ? seed : { ...seed, plan: asked.plan }, {
    now,
    tokens: new Map([[asked.token, person.id]]),
    onRequest,
    ...(asked.requestsPerMinute === null ? {} : { requestsPerMinute: asked.requestsPerMinute }),
  });
  const served = await serveFake(fake, { port: asked.port, slowMs: asked.slowMs });
  const announcement =
    `${seed.name} answers at ${served.url} as ${asked.role}: set ` +
    `ZENDESK_SUBDOMAIN=${seed.subdomain} ZENDESK_OAUTH_TOKEN=${asked.token} and pass --base-url ${served.url}`;
  return { ...served, announcement };
}
