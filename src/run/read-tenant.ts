import { DriftError } from '../core/problem.ts';
import { toInstant } from '../core/tenant/ids.ts';
import type { RecordLayer, Tenant } from '../core/tenant/records.ts';
import type { Page, Reader } from '../zendesk/reader.ts';
import type { AuditEvent } from './audit-event.ts';
import { readLayer, type LayerRead } from './read-layer.ts';

/** What a reading of a Zendesk account needs. */
export type TenantReading = {
  readonly reader: Reader;
  readonly subdomain: string;
  /** The moment the reading begins, milliseconds since 1970. */
  readonly startedAt: number;
  /** Tickets updated within so many days before the start are read. */
  readonly ticketDays: number;
  readonly onEvent: (event: AuditEvent) => void;
};

/**
 * Reads organizations, end users, all memberships, and the tickets of the window: four streams side
 * by side, for each of them can only be read page after page.
 *
 * @throws DriftError where the account cannot be read; the other streams then stop at their next
 * page. A layer that alone could not be read (see `readLayer`) is part of the answer.
 */
export async function readTenant(wish: TenantReading): Promise<Tenant> {
  const { reader, subdomain, startedAt, ticketDays, onEvent } = wish;
  const ticketsSince = toInstant(startedAt - ticketDays * DAY);
  const [multipleOrganizations, organizationTotal, userTotal] = await Promise.all([
    reader.multipleOrganizations(),
    countOrNull(reader.countOrganizations()),
    countOrNull(reader.countUsers()),
  ]);

  let isGivenUp = false;
  const read = async <Item>(
    layer: RecordLayer,
    pages: AsyncIterable<Page<Item>>,
    total: number | null,
  ): Promise<LayerRead<Item>> => {
    try {
      const layerRead = await readLayer(layer, pages, (records) => {
        onEvent({ kind: 'page', layer, records, total });
        return !isGivenUp;
      });
      onEvent({ kind: 'layer', layer, reading: layerRead.reading });
      return layerRead;
    } catch (error) {
      isGivenUp = true;
      throw error;
    }
  };

  const streams = [
    read('organizations', reader.organizations(), organizationTotal),
    read('users', reader.endUsers(), userTotal),
    read('memberships', reader.memberships(), null),
    read('tickets', reader.ticketsSince(ticketsSince), null),
  ] as const;
  // Nothing may still be reading when a failure is reported.
  await Promise.allSettled(streams);
  const [organizations, users, memberships, tickets] = await Promise.all(streams);
  return {
    subdomain,
    multipleOrganizations,
    ticketsSince,
    ticketDays,
    organizations: organizations.records,
    users: users.records,
    memberships: memberships.records,
    tickets: tickets.records,
    readings: {
      organizations: organizations.reading,
      users: users.reading,
      memberships: memberships.reading,
      tickets: tickets.reading,
    },
  };
}

const DAY = 24 * 60 * 60 * 1000;

// Totals only feed the progress: without them an audit is as good.
async function countOrNull(count: Promise<number>): Promise<number | null> {
  try {
    return await count;
  } catch (error) {
    if (error instanceof DriftError) return null;
    throw error;
  }
}
