import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { traceSubject } from '../../src/core/report/trace/trace-subject.ts';
import { serveFake, type ServedFake } from '../../src/fake-zendesk/serve.ts';
import { replayJournal } from '../../src/run/apply/journal.ts';
import { resumeApply } from '../../src/run/apply/resume.ts';
import { checkBaseUrl } from '../../src/zendesk/base-url.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import { oauthCredentials } from '../../src/zendesk/credentials.ts';
import { createHttpTransport } from '../../src/zendesk/http-transport.ts';
import { ACCOUNT_LIMITS } from '../../src/zendesk/limits.ts';
import { createPacedTransport } from '../../src/zendesk/paced-transport.ts';
import { createPacer } from '../../src/zendesk/pacer.ts';
import { createHttpChannel } from '../../src/zendesk/write/http-channel.ts';
import { createPacedChannel } from '../../src/zendesk/write/paced-channel.ts';
import {
  applyOn,
  dryRunOn,
  memoryJournal,
  PLAIN_WORDS,
  UNDISTURBED,
} from '../support/apply-stage.ts';
import {
  ACME,
  ADMIN,
  BIRCH,
  MOVERS,
  NEWCOMER,
  smallStage,
  writesOf,
} from '../support/apply-world.ts';
import { auditStage, type Stage } from '../support/stage.ts';

const TOKEN = 'sample-token-of-an-admin';

let served: ServedFake;
let stage: Stage;
beforeEach(async () => {
  const small = await smallStage({
    options: { tokens: new Map([[TOKEN, ADMIN]]), signedInAs: ADMIN },
  });
  served = await serveFake(small.stage.fake);
  stage = { ...small.stage, ...overHttp(served, small.stage) };
});
afterEach(async () => {
  await served.close();
});

/** The real ways to read and write, as a program on the same machine has them. */
function overHttp({ url }: ServedFake, { now, sleep }: Stage): Pick<Stage, 'reader' | 'channel'> {
  const pacing = {
    pacer: createPacer({ limits: ACCOUNT_LIMITS, now, sleep }),
    now,
    sleep,
    random: () => 0.5,
  };
  const options = {
    baseUrl: checkBaseUrl(url),
    credentials: oauthCredentials(TOKEN),
    userAgent: 'drift-audit/test',
  };
  return {
    reader: createReader(createPacedTransport(createHttpTransport(options), pacing)),
    channel: createPacedChannel(createHttpChannel(options), pacing),
  };
}

/** The methods of the requests that reached the served account since so many of them. */
function methodsSince(from: number): ReadonlySet<string> {
  const log = stage.fake.requestLog.slice(from);
  expect(log.length).toBeGreaterThan(0);
  return new Set(log.map(({ method }) => method));
}

const ONLY_GET = new Set(['GET']);

describe('over HTTP, as the served account logs it', () => {
  test('an audit and every trace of it send only GETs', async () => {
    const from = stage.fake.requestLog.length;
    const { result } = await auditStage(stage);
    expect(result.plan.actions).toHaveLength(7);
    for (const subject of [
      { kind: 'account', id: 'BIRCH' },
      { kind: 'organization', id: String(ACME) },
      { kind: 'user', id: String(NEWCOMER) },
      { kind: 'ticket', id: '9302' },
    ] as const)
      expect(traceSubject(result, subject)).not.toBeNull();
    expect(methodsSince(from)).toEqual(ONLY_GET);
  });

  test('a dry run sends only GETs', async () => {
    const { plan } = (await auditStage(stage)).result;
    const from = stage.fake.requestLog.length;
    const receipt = await dryRunOn(stage, plan);
    expect(receipt.totals.would_apply).toBe(7);
    expect(methodsSince(from)).toEqual(ONLY_GET);
  });

  test('an apply beside them shows its writes, and nothing but those of its plan', async () => {
    const { plan } = (await auditStage(stage)).result;
    const receipt = await applyOn(stage, plan);
    expect(receipt.totals.applied).toBe(7);
    expect(
      writesOf(stage).map(({ method, path, status, user }) => [method, path, status, user]),
    ).toEqual([
      ['PUT', `/api/v2/organizations/${ACME}.json`, 200, ADMIN],
      ['PUT', `/api/v2/organizations/${BIRCH}.json`, 200, ADMIN],
      ['PUT', `/api/v2/organizations/${BIRCH}.json`, 200, ADMIN],
      ['POST', '/api/v2/organization_memberships.json', 201, ADMIN],
      ['POST', '/api/v2/organization_memberships.json', 201, ADMIN],
      [
        'PUT',
        `/api/v2/users/${MOVERS[0]}/organization_memberships/5401/make_default.json`,
        200,
        ADMIN,
      ],
      [
        'PUT',
        `/api/v2/users/${MOVERS[1]}/organization_memberships/5402/make_default.json`,
        200,
        ADMIN,
      ],
    ]);
    expect(receipt.entries.map(({ request }) => request?.path)).toEqual(
      writesOf(stage).map(({ path }) => path),
    );
  });

  test('an apply that is refused sends only GETs', async () => {
    const { plan } = (await auditStage(stage)).result;
    const from = stage.fake.requestLog.length;
    await expect(applyOn(stage, plan, { planHash: 'f'.repeat(64) })).rejects.toMatchObject({
      code: 'apply_wrong_hash',
    });
    expect(methodsSince(from)).toEqual(ONLY_GET);
  });

  test.each(['lost_answer', 'refused_connection'] as const)(
    'a resume sends only GETs, and tells by them what became of the write: %s',
    async (kind) => {
      const { plan } = (await auditStage(stage)).result;
      const journal = memoryJournal();
      stage.fake.faults.add({ kind, match: { method: 'PUT', nth: 2 } });
      let isGone: () => void = () => undefined;
      const gone = new Promise<void>((resolve) => {
        isGone = resolve;
      });
      const { channel } = stage;
      const dying: Stage = {
        ...stage,
        channel: {
          ...channel,
          send: async (request) => {
            try {
              return await channel.send(request);
            } catch {
              // The program is gone while it waits for the answer that never comes.
              isGone();
              return await new Promise<null>(() => undefined);
            }
          },
        },
      };
      await Promise.race([applyOn(dying, plan, { journal }), gone]);
      expect(writesOf(stage)).toHaveLength(2);

      const run = replayJournal(journal.records);
      if (!run) throw new Error('nothing to resume');
      const from = stage.fake.requestLog.length;
      const { reader, now, sleep } = stage;
      const receipt = await resumeApply({
        reader,
        now,
        sleep,
        run,
        journal,
        supervision: UNDISTURBED,
        words: PLAIN_WORDS,
        keepReceipt: () => Promise.resolve(),
        onEvent: () => undefined,
      });
      expect(receipt.totals).toMatchObject(
        kind === 'lost_answer' ? { applied: 2, failed: 0 } : { applied: 1, failed: 1 },
      );
      expect(methodsSince(from)).toEqual(ONLY_GET);
    },
  );
});
