import Papa from 'papaparse';
import { defaultDomainLists } from '../../src/core/identity/domain-lists.ts';
import { claimDomain } from '../../src/core/identity/domain.ts';
import { mapRows } from '../../src/core/reference/rows.ts';
import { readReference } from '../../src/core/reference/read-reference.ts';
import { progress, report } from './figure.ts';
import { accountsCsv } from './large-account.ts';
import { median, timeSideBySide } from './measure.ts';

const ACCOUNTS = 100_000;
const ROUNDS = 7;

/** Reading a list of accounts, stage by stage, against what papaparse alone needs for the same text. */
export function benchReferenceCsv(): void {
  const bench = 'reference_csv';
  progress(`${bench}: ${ACCOUNTS} accounts, ${ROUNDS} rounds`);
  const text = accountsCsv(ACCOUNTS);
  const bytes = new TextEncoder().encode(text);
  const lists = defaultDomainLists();
  const cells = mapRows(text, 'accounts.csv').rows.flatMap((row) =>
    row.kind === 'account' ? [...row.domains, ...row.websites] : [],
  );
  const rounds = timeSideBySide(
    {
      papaparse: () => Papa.parse(text, { delimiter: ',', newline: '\n' }),
      map_rows: () => mapRows(text, 'accounts.csv'),
      claim_domains: () =>
        cells.map((cell, at) => claimDomain(cell.text, at % 2 > 0 ? 'website' : 'domain', lists)),
      read_reference: () => readReference(bytes, { file: 'accounts.csv' }),
    },
    ROUNDS,
  );
  report({ bench, metric: 'accounts', value: ACCOUNTS, unit: 'count' });
  for (const stage of ['papaparse', 'map_rows', 'claim_domains', 'read_reference'] as const)
    report({ bench, metric: stage, value: median(rounds.map((of) => of[stage])), unit: 'ms' });
  report({
    bench,
    metric: 'map_rows',
    value: median(rounds.map((of) => of.map_rows / of.papaparse)),
    unit: 'ratio',
    budget: 2,
    against: 'papaparse',
  });
}
