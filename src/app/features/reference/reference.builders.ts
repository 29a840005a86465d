import { readReference } from '../../../core/reference/read-reference.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { ReferenceView } from '../../engine/engine-views.ts';
import { partOf } from '../../engine/part-of.ts';

const CSV = [
  'Account ID,Account Name,Domains,Website,Segment',
  '001ACME001,Acme Healthcare,health.example,,Large',
  '001ACME002,Acme Labs,labs.example; gmail.com,,Small',
  ',Nameless,lost.example,,Small',
].join('\r\n');

const { reference, columns } = readReference(new TextEncoder().encode(CSV), {
  file: 'accounts.csv',
});

/** What an engine that holds that list says of what was set aside. */
export const SET_ASIDE: Pick<EngineApi, 'setAsideRows' | 'setAsideValues'> = {
  setAsideRows: async (from, count) => Promise.resolve(partOf(reference.setAsideRows, from, count)),
  setAsideValues: async (from, count) =>
    Promise.resolve(partOf(reference.setAsideValues, from, count)),
};

/** A list with a row and a value that were set aside, as the page shows it. */
export function referenceView(different: Partial<ReferenceView> = {}): ReferenceView {
  return {
    file: 'accounts.csv',
    loadedAt: Date.parse('2026-11-23T09:00:00Z'),
    digest: reference.digest,
    accounts: reference.accounts.length,
    sample: reference.accounts.map(({ id, name, domains }) => ({
      id,
      name,
      domains: domains.map(({ domain }) => domain),
    })),
    columns,
    setAsideRows: reference.setAsideRows.length,
    setAsideValues: reference.setAsideValues.length,
    mode: 'live',
    ...different,
  };
}
