import type { OrganizationId } from '../../core/tenant/records.ts';
import { DriftError } from '../../core/problem.ts';
import type { ApplyJob } from './apply-job.ts';
import type { RunState, WatchedWrite } from './run-state.ts';

/**
 * Reads the domains of an organization again after one was added, and stops the run where one that
 * was there is gone, be it an old one or the one just added: Zendesk has no lock, so whoever writes
 * the list last wins. Zendesk takes the users of a lost domain out, and their tickets along.
 */
export async function findVanishedDomains(
  { reader, words }: Pick<ApplyJob, 'reader' | 'words'>,
  run: RunState,
  { domains }: WatchedWrite,
): Promise<void> {
  if (!domains) return;
  const organizationId = String(domains.organizationId);
  const isKnown = (domain: string) =>
    run.vanishedDomains.some(
      (one) => one.organization_id === organizationId && one.domain === domain,
    );
  for (const domain of await missingDomains(reader, domains)) {
    run.stop ??= 'domain_vanished';
    if (isKnown(domain)) continue;
    const userIds = await usersOn(reader, domain);
    run.vanishedDomains.push({
      organization_id: organizationId,
      domain,
      user_ids: userIds,
      steps: words.vanishedDomain(domain, organizationId, userIds.length),
    });
  }
}

async function missingDomains(
  reader: ApplyJob['reader'],
  {
    organizationId,
    names,
  }: { readonly organizationId: OrganizationId; readonly names: readonly string[] },
): Promise<readonly string[]> {
  try {
    const organization = await reader.organization(organizationId);
    const now = new Set(organization?.domainNames.map((name) => name.toLowerCase()));
    return names.filter((name) => !now.has(name.toLowerCase()));
  } catch (error) {
    if (error instanceof DriftError) return [];
    throw error;
  }
}

async function usersOn(reader: ApplyJob['reader'], domain: string): Promise<string[]> {
  const ids: string[] = [];
  try {
    for await (const { records } of reader.usersOnDomain(domain))
      ids.push(...records.map(({ id }) => String(id)));
  } catch (error) {
    if (!(error instanceof DriftError)) throw error;
  }
  return ids;
}
