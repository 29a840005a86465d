import { toDecision, toList } from '../../src/core/decisions/decisions-csv.ts';
import type { Decision, DecisionList } from '../../src/core/decisions/decision.ts';
import type { Reference } from '../../src/core/reference/reference.ts';
import { createRandom } from '../../src/fake-zendesk/accounts/generate/random.ts';
import type { RandomWorld } from './random-world.ts';

const SAID = { decided_by: 'Ada', reason: 'They told us so', until: '' };

/** What somebody may have decided of a world: about its addresses, or the domains that they are on. */
export function randomDecisions(
  { seed, account }: RandomWorld,
  { accounts }: Reference,
): DecisionList {
  const random = createRandom(seed + 1);
  const addresses = account.users.flatMap(({ email }) => email ?? []);
  const decided = accounts.flatMap(({ id }): readonly Decision[] => {
    const address = addresses[random.below(addresses.length)];
    if (random.fraction() > 0.4 || address === undefined) return [];
    const isDomain = random.fraction() < 0.5;
    const subject = isDomain ? address.slice(address.lastIndexOf('@') + 1) : address;
    const kind = isDomain ? 'domain' : 'address';
    const read = toDecision({ kind, subject, sf_account_id: id, ...SAID });
    // Nobody can give away the domain of a provider that everybody uses.
    return typeof read === 'string' ? [] : [read];
  });
  return toList(decided);
}
