import { findAll } from '../../src/core/detect/detect.ts';
import { compare, laySideBySide } from '../../src/core/detect/situation.ts';
import { toPolicy } from '../../src/core/plan/policy.ts';
import { readReference } from '../../src/core/reference/read-reference.ts';
import { domainListsOf } from '../../src/core/report/audit-result.ts';
import { accountsFile } from './detection-account.ts';
import { readPages } from './detection-ours.ts';
import { createStopwatch } from './detection-pass.ts';
const size = { accounts: 100_000, usersPerAccount: 20, ticketsPerAccount: 10 };
const { reference } = readReference(accountsFile(size), { file: 'a.csv' });
const tenant = readPages(size, createStopwatch());
const lists = domainListsOf(toPolicy());
const sides = laySideBySide(reference, tenant, lists);
for (let i = 0; i < 12; i++) {
  const s2 = laySideBySide(reference, tenant, lists);
  globalThis.gc?.();
  const t = performance.now();
  const situation = compare(s2);
  const t2 = performance.now();
  const n = findAll(situation).length;
  const t3 = performance.now();
  console.log((t2 - t).toFixed(0), (t3 - t2).toFixed(0), (t3 - t).toFixed(0), n);
}
void sides;
