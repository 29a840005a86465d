import { detect, type Detection } from '../detect/detect.ts';
import { situate, type Situation } from '../detect/situation.ts';
import { externalIdKey, isSalesforceShaped } from '../identity/account-id.ts';
import { defaultDomainLists, withListChanges } from '../identity/domain-lists.ts';
import { makePlan } from '../plan/make-plan.ts';
import type { Plan } from '../plan/plan-format.ts';
import type { Policy } from '../plan/policy.ts';
import type { Reference } from '../reference/reference.ts';
import type { Instant, Tenant } from '../tenant/records.ts';

/** Everything an audit says: what the artifacts, the app and the trace are made of. */
export type AuditResult = {
  readonly situation: Situation;
  readonly detection: Detection;
  readonly plan: Plan;
};

/** What an audit starts from. */
export type AuditInput = {
  readonly reference: Reference;
  readonly tenant: Tenant;
  readonly policy: Policy;
  readonly mode: 'demo' | 'live';
  readonly createdAt: Instant;
};

/** Compares a tenant with the reference and plans the repairs. Pure: the same input gives the same result. */
export function auditTenant({
  reference,
  tenant,
  policy,
  mode,
  createdAt,
}: AuditInput): AuditResult {
  const situation = situate(reference, tenant, domainListsOf(policy));
  const detection = detect(situation);
  const source = {
    subdomain: tenant.subdomain,
    mode,
    reference_digest: reference.digest,
    partial_reference: isPartialReference(situation),
  };
  const plan = makePlan(detection.issues, source, createdAt, { situation, policy });
  return { situation, detection, plan };
}

/** The domain lists that a policy asks for. */
export function domainListsOf({ domain_lists }: Policy) {
  return withListChanges(defaultDomainLists(), {
    addedPersonal: domain_lists.added_personal,
    addedSharedHosts: domain_lists.added_shared_hosts,
    removed: domain_lists.removed,
  });
}

/**
 * Whether more than a tenth of the Salesforce-shaped external ids in Zendesk are missing from the
 * reference: a filtered list hides rivals and makes shared domains look sole.
 */
function isPartialReference({ organizations, reference }: Situation): boolean {
  const known = new Set<string>(reference.accounts.map(({ key }) => key));
  for (const { key } of reference.setAsideRows) if (key !== null) known.add(key);
  const shaped = new Set(
    organizations.all.flatMap(({ externalId }) =>
      externalId !== null && isSalesforceShaped(externalId)
        ? (externalIdKey(externalId) ?? [])
        : [],
    ),
  );
  const missing = [...shaped].filter((key) => !known.has(key));
  return missing.length * 10 > shaped.size;
}
