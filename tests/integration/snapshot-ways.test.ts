import { expect, test } from 'vitest';
import { snapshotFacts } from '../../src/cli/resume-reading.ts';
import { snapshotCourse, snapshotReader } from '../../src/cli/snapshot-reader.ts';
import type { Snapshot } from '../../src/cli/files/snapshot.ts';
import { toPolicy } from '../../src/core/plan/policy.ts';
import { createFakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { runAudit, type AuditJob } from '../../src/run/audit.ts';
import { ACCOUNT_READ_RATES } from '../../src/run/read-plan/rates.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import { createMemoryTransport } from '../../src/zendesk/memory-transport.ts';
import { createRecallingTransport } from '../../src/zendesk/recalling-transport.ts';
import type { ReadTransport } from '../../src/zendesk/transport.ts';
import { auditFiles } from '../support/audit-files.ts';
import { memoryOfPages } from '../support/page-memory.ts';
import { READING_WAYS, readingWorld, type ReadingWorld } from '../support/reading-world.ts';

/** Reads an account and keeps everything that it said. */
async function takeSnapshot(world: ReadingWorld, isSlow: (path: string) => boolean) {
  const startedAt = Date.parse(world.seed.pinnedStart);
  const fake = createFakeZendesk(world.seed, { now: () => startedAt, ...world.options });
  for (const refusal of world.refusals) fake.faults.add(refusal);
  const straight = createMemoryTransport(fake);
  const slow: ReadTransport = {
    get: async (path, query) => {
      for (let turn = 0; turn < (isSlow(path) ? 200 : 0); turn += 1) await Promise.resolve();
      return await straight.get(path, query);
    },
  };
  const memory = memoryOfPages();
  const refusals: { request: string; status: number; text: string }[] = [];
  const noteRefusal = (request: string, { status, text }: { status: number; text: string }) => {
    refusals.push({ request, status, text });
  };
  const job: Omit<AuditJob, 'reader'> = {
    reference: world.reference,
    policy: toPolicy({ ticketDays: 30 }),
    subdomain: world.seed.subdomain,
    mode: 'live',
    now: () => startedAt,
    rates: ACCOUNT_READ_RATES,
    remembered: { refused: [], unexpectedShare: world.unexpectedShare },
    lately: [],
    onEvent: () => undefined,
  };
  const reader = createReader(createRecallingTransport(slow, { ...memory, noteRefusal }));
  const run = await runAudit({ ...job, reader });
  const snapshot: Snapshot = {
    manifest: {
      ...snapshotFacts(
        { subdomain: job.subdomain, mode: 'live', startedAt, ticketDays: 30 },
        run,
        [],
      ),
      refusals,
      format: 'drift-audit/snapshot',
      version: 1,
      pages: memory.pages.size,
      sha256: '',
    },
    pages: {
      recall: memory.recall,
      requests: () => memory.pages.keys(),
      size: () => memory.pages.size,
      close: () => Promise.resolve(),
    },
  };
  return { job, run, snapshot };
}

const PACES: readonly (readonly [string, (path: string) => boolean])[] = [
  ['everything came as fast', () => false],
  ['organizations came late', (path) => path.endsWith('/organizations.json')],
  ['users came late', (path) => path.includes('/search/') || path.endsWith('/users.json')],
];

test.each(
  READING_WAYS.flatMap(([name, , wish]) =>
    PACES.map(([pace, isSlow]) => [name, pace, wish, isSlow] as const),
  ),
)('a snapshot by way of %s, where %s, is audited like its account', async (_, __, wish, isSlow) => {
  const { job, run, snapshot } = await takeSnapshot(readingWorld(wish), isSlow);
  const again = await runAudit({
    ...job,
    reader: snapshotReader(snapshot),
    ...snapshotCourse(snapshot),
  });
  expect(auditFiles(again.result)).toEqual(auditFiles(run.result));
  expect(again.ways).toEqual(run.ways);
});

test('what a snapshot lacks is said, and never asked for', async () => {
  const { job, snapshot } = await takeSnapshot(
    readingWorld({ multipleOrganizations: false, everyElsewhere: 50 }),
    () => false,
  );
  const lacking = '/api/v2/organizations.json';
  const recall = async (request: string) =>
    request.startsWith(lacking) ? null : await snapshot.pages.recall(request);
  const reader = snapshotReader({ ...snapshot, pages: { ...snapshot.pages, recall } });
  await expect(runAudit({ ...job, reader, ...snapshotCourse(snapshot) })).rejects.toMatchObject({
    code: 'snapshot_lacks',
    values: { address: lacking },
  });
});
