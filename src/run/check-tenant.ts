import { DriftError } from '../core/problem.ts';
import type { CurrentUser } from '../zendesk/reader.ts';

/**
 * Makes sure that the credentials belong to the account that was named, as far as Zendesk tells. An
 * account under a host name of its own (`support.acme.example`) does not tell, and passes.
 *
 * @throws DriftError `zendesk_wrong_subdomain`
 */
export function checkSubdomain({ host }: Pick<CurrentUser, 'host'>, subdomain: string): void {
  const found = host?.toLowerCase().match(/^([a-z0-9-]+)\.zendesk\.com$/)?.[1];
  if (found === undefined || found === subdomain.toLowerCase()) return;
  throw new DriftError('zendesk_wrong_subdomain', { planned: subdomain, found });
}
