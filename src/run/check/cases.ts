import type { AccountCase } from '../../core/detect/account-case.ts';
import type { Situation } from '../../core/detect/situation.ts';
import type { OrganizationId } from '../../core/tenant/records.ts';
import { organizationIdOf, type CheckSubject } from './check-subject.ts';
import type { Around } from './read-around.ts';

/** The accounts of a check. */
export type Cases = {
  /** The account that the subject belongs to; `null` where there is none, or no single one. */
  readonly main: AccountCase | null;
  /** Accounts whose own issues belong to the check. */
  readonly all: readonly AccountCase[];
};

/**
 * The accounts that a subject belongs to: the one that the user's address is of; of several claimants
 * the one whose expected organization is the user's default; without a claimant those that the
 * organization on screen (or the user's default one) is linked to or a candidate of.
 */
export function casesOf(around: Around, situation: Situation, subject: CheckSubject): Cases {
  const { user } = around;
  const standing = situation.standingOfAddress(user?.email ?? '');
  if (standing?.kind === 'sole') {
    const main = situation.resolution.caseAt(standing.place);
    return { main, all: [main] };
  }
  if (standing?.kind === 'shared') {
    const decided = standing.cases.find(
      ({ expected }) => expected !== null && expected.organization.id === user?.organizationId,
    );
    return decided ? { main: decided, all: [decided] } : { main: null, all: [] };
  }
  const id = organizationIdOf(subject) ?? user?.organizationId ?? null;
  return id === null ? { main: null, all: [] } : casesOfOrganization(id, around, situation);
}

function casesOfOrganization(id: OrganizationId, { focus }: Around, situation: Situation): Cases {
  const all = focus
    .flatMap((account) => situation.caseOf(account.id) ?? [])
    .filter(({ linked, candidates, stored }) =>
      [
        ...linked,
        ...candidates.map(({ organization }) => organization),
        ...[stored ?? []].flat(),
      ].some((organization) => organization.id === id),
    );
  const [only, ...others] = all;
  const single = others.length === 0 ? (only ?? null) : null;
  const owner = situation.ownerOf(id);
  return { main: owner === null ? single : situation.resolution.caseAt(owner), all };
}
