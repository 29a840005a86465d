import { isReadComplete } from '../detect/coverage.ts';
import type { Issue, OrganizationFact } from '../detect/issue.ts';
import type { Situation } from '../detect/situation.ts';
import { stableId } from '../hash.ts';
import { guardOf, LAYERS_OF_ACTION, type GuardCase } from './guards.ts';
import type { Action, ActionType, BlockedReason, GuardReason } from './plan-format.ts';
import type { Policy } from './policy.ts';

/** What planning looks at beside the issue. */
export type PlanningContext = {
  readonly situation: Situation;
  readonly policy: Policy;
  /**
   * Guards that a reading of few records cannot speak for, because records it did not look at could
   * lift them: they block nothing here, and every dry run looks again. None where absent.
   */
  readonly leftToDryRun?: readonly GuardReason[];
};

/** What actions of every type have in common. The id hashes type, account, target and detail. */
export function commonParts(
  issue: Issue,
  type: ActionType,
  target: Action['target'],
  detail: string,
  reason: BlockedReason | GuardReason | null,
) {
  return {
    id: stableId('action', [type, issue.accountId ?? '', target.kind, target.id, detail]),
    status: reason === null ? ('prepared' as const) : ('blocked' as const),
    blocked_reason: reason,
    sf_account_id: issue.accountId,
    account_name: issue.accountName,
    target,
    detail,
    issue_ids: [issue.id],
  };
}

/** A provisional organization is linked first and audited again, before anything of it is repaired. */
export function notLinked(standing: 'linked' | 'provisional'): BlockedReason | null {
  return standing === 'provisional' ? 'org_not_linked' : null;
}

/** The guard that blocks an action when it is planned, or `null`. */
export function guardFor(
  type: ActionType,
  effects: Action['effects'],
  context: PlanningContext,
  proof: GuardCase['proof'] = null,
): GuardReason | null {
  return guardOf(plannedGuardCase(type, effects, context, proof), context.leftToDryRun);
}

/** An organization as the target of an action. */
export function organizationTarget({ id, name }: OrganizationFact): Action['target'] {
  return { kind: 'organization', id: String(id), label: name };
}

/** An organization as it stands in an action's evidence. */
export function seen({
  id,
  name,
  externalId,
  domainNames,
}: OrganizationFact): Action['evidence']['organizations'][number] {
  return { id: String(id), name, external_id: externalId, domain_names: [...domainNames] };
}

/** Zendesk ids as text, in order of the numbers, each once. */
export function sortedIds(ids: readonly number[]): string[] {
  return [...new Set(ids)].sort((a, b) => a - b).map(String);
}

/** What the guards look at when an action is planned. */
export function plannedGuardCase(
  type: ActionType,
  effects: Action['effects'],
  { situation, policy }: PlanningContext,
  proof: GuardCase['proof'],
): GuardCase {
  const { tenant } = situation;
  return {
    type,
    isReadComplete: isReadComplete(tenant, LAYERS_OF_ACTION[type]),
    multipleOrganizations: tenant.multipleOrganizations,
    role: null,
    effects,
    policy,
    proof,
  };
}
