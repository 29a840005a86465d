import type { AuditJob } from '../../run/audit.ts';
import type { Control } from './audit-control.ts';

type Reader = AuditJob['reader'];

/** A reader whose lists can be held up and ended between two pages. */
export function controlledReader(reader: Reader, { pass }: Pick<Control, 'pass'>): Reader {
  return {
    ...reader,
    organizations: () => betweenPages(reader.organizations(), pass),
    endUsers: () => betweenPages(reader.endUsers(), pass),
    memberships: () => betweenPages(reader.memberships(), pass),
    ticketsSince: (since) => betweenPages(reader.ticketsSince(since), pass),
    organizationsChangedSince: (since) =>
      betweenPages(reader.organizationsChangedSince(since), pass),
    ticketsChangedSince: (since) => betweenPages(reader.ticketsChangedSince(since), pass),
  };
}

async function* betweenPages<Page>(
  pages: AsyncIterable<Page>,
  pass: Control['pass'],
): AsyncGenerator<Page, void, void> {
  await pass();
  for await (const page of pages) {
    yield page;
    await pass();
  }
}
