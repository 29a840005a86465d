import { expect, onTestFinished, test } from 'vitest';
import { ACCOUNT_NAMES, loadAccount } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { serveFake } from '../../src/fake-zendesk/serve.ts';
import { checkBaseUrl } from '../../src/zendesk/base-url.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import { oauthCredentials } from '../../src/zendesk/credentials.ts';
import { createHttpTransport } from '../../src/zendesk/http-transport.ts';
import { ACCOUNT_LIMITS } from '../../src/zendesk/limits.ts';
import { createPacedTransport } from '../../src/zendesk/paced-transport.ts';
import { createPacer } from '../../src/zendesk/pacer.ts';
import { auditFiles } from '../support/audit-files.ts';
import { auditStage, stageBundled, type Stage } from '../support/stage.ts';

const TOKEN = 'sample-token';

/** The same account behind a server. Only what travels is real: time is the stage's. */
async function overHttp(stage: Stage): Promise<Stage> {
  const { fake, now, sleep } = stage;
  const served = await serveFake(fake);
  onTestFinished(() => served.close());
  const transport = createHttpTransport({
    baseUrl: checkBaseUrl(served.url),
    credentials: oauthCredentials(TOKEN),
    userAgent: 'drift-audit/test',
  });
  const pacer = createPacer({ limits: ACCOUNT_LIMITS, now, sleep });
  const pacing = { pacer, now, sleep, random: () => 0.5 };
  return { ...stage, reader: createReader(createPacedTransport(transport, pacing)) };
}

test.each(ACCOUNT_NAMES)('the account “%s” audits alike in memory and over HTTP', async (name) => {
  const inMemory = await auditStage(stageBundled(name));
  const admin = loadAccount(name).users.find(({ role }) => role === 'admin')?.id ?? 0;
  const served = stageBundled(name, { tokens: new Map([[TOKEN, admin]]) });
  const travelled = await auditStage(await overHttp(served));
  expect(auditFiles(travelled.result)).toEqual(auditFiles(inMemory.result));
  expect(served.fake.requestLog.length).toBeGreaterThan(5);
  expect(served.fake.requestLog.every(({ method }) => method === 'GET')).toBe(true);
});
