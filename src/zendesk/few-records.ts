import * as z from 'zod/mini';
import type { Organization, OrganizationId } from '../core/tenant/records.ts';
import { readAnswer } from './answers.ts';
import { readFirstPage, type CursorList } from './cursor-paging.ts';
import { toBadAnswer, type Asked } from './errors.ts';
import { pageShape, toPage } from './pages.ts';
import type { FirstPage } from './reader.ts';
import { parseOrganization } from './schemas.ts';
import { understood } from './single-records.ts';
import type { Query, ReadTransport } from './transport.ts';

const MANY = {
  what: 'organizations',
  path: '/api/v2/organizations/show_many.json',
} as const satisfies Asked;

const SEARCH = { what: 'organizations', path: '/api/v2/search.json' } as const satisfies Asked;

const numbered = z.object({ next_page: z.optional(z.nullable(z.string())) });

/**
 * Those of some organizations that Zendesk has. Agents may ask this, too.
 *
 * https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/#show-many-organizations
 * @param ids at most 100
 * @throws DriftError `zendesk_*`
 */
export async function showOrganizations(
  transport: ReadTransport,
  ids: readonly OrganizationId[],
): Promise<readonly Organization[]> {
  return await readMany(transport, { ids: ids.join(',') });
}

/**
 * The organizations with any of some external ids. That case does not count is documented for the
 * search by one external id, and taken to hold here as well.
 * @param externalIds at most 100, none of them with a comma
 * @throws DriftError `zendesk_*`
 */
export async function showOrganizationsWithExternalIds(
  transport: ReadTransport,
  externalIds: readonly string[],
): Promise<readonly Organization[]> {
  return await readMany(transport, { external_ids: externalIds.join(',') });
}

/**
 * Organizations that search finds under any of some domains. Zendesk documents that a property named
 * twice means either; it does not document `domain` as a property, so nothing may rest on what is not
 * found.
 *
 * https://support.zendesk.com/hc/en-us/articles/203663226
 * @throws DriftError `zendesk_*`
 */
export async function searchOrganizationsOnDomains(
  transport: ReadTransport,
  domains: readonly string[],
): Promise<FirstPage<Organization>> {
  const terms = ['type:organization', ...domains.map((domain) => `domain:${domain}`)];
  const { records, isComplete } = await readNumberedPage(transport, SEARCH, 'results', {
    query: terms.join(' '),
  });
  return { records, isComplete };
}

/**
 * The first page of a list of which every record has to be understood.
 * @throws DriftError `zendesk_*`
 */
export async function readStartOf<Item>(
  transport: ReadTransport,
  list: CursorList<Item>,
): Promise<FirstPage<Item>> {
  const { page, isComplete } = await readFirstPage(transport, list);
  return { records: understood(page, list), isComplete };
}

async function readMany(transport: ReadTransport, query: Query): Promise<readonly Organization[]> {
  const { records, isComplete, response } = await readNumberedPage(
    transport,
    MANY,
    'organizations',
    query,
  );
  if (!isComplete) throw toBadAnswer(response, MANY, 'next_page');
  return records;
}

async function readNumberedPage(transport: ReadTransport, asked: Asked, key: string, query: Query) {
  const response = await transport.get(asked.path, query);
  const { records, position } = readAnswer(response, asked, pageShape(key, numbered));
  return {
    records: understood(toPage(records, parseOrganization), asked),
    isComplete: (position.next_page ?? null) === null,
    response,
  };
}
