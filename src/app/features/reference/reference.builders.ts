import { readReference } from '../../../core/reference/read-reference.ts';
import type { ReferenceView } from '../../engine/engine-api.ts';

const CSV = [
  'Account ID,Account Name,Domains,Website,Segment',
  '001ACME001,Acme Healthcare,health.example,,Large',
  '001ACME002,Acme Labs,labs.example; gmail.com,,Small',
  ',Nameless,lost.example,,Small',
].join('\r\n');

/** A list with a row and a value that were set aside, as the page shows it. */
export function referenceView(different: Partial<ReferenceView> = {}): ReferenceView {
  const { reference, columns } = readReference(new TextEncoder().encode(CSV), {
    file: 'accounts.csv',
  });
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
    setAsideRows: reference.setAsideRows,
    setAsideValues: reference.setAsideValues,
    mode: 'live',
    ...different,
  };
}
