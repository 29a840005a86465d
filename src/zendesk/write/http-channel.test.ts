import { afterEach, expect, test } from 'vitest';
import { ADMIN, openAccount, organization, user } from '../../fake-zendesk/fake.builders.ts';
import { serveFake, type ServedFake } from '../../fake-zendesk/serve.ts';
import { checkBaseUrl } from '../base-url.ts';
import { oauthCredentials } from '../credentials.ts';
import { permittedRequest, type PassedRequest } from './gate.ts';
import { createHttpChannel } from './http-channel.ts';
import { ALLOWED, ASSIGN, LINK, MOVE } from './write.builders.ts';

let served: ServedFake | null = null;
afterEach(async () => {
  await served?.close();
  served = null;
});

async function overHttp() {
  const account = openAccount(
    {
      organizations: [organization(11), organization(12)],
      users: [user(21)],
      memberships: [
        { id: 31, user_id: 21, organization_id: 12, default: false },
        { id: 32, user_id: 21, organization_id: 11, default: true },
      ],
    },
    { tokens: new Map([['secret', ADMIN]]) },
  );
  served = await serveFake(account.fake);
  const channel = createHttpChannel({
    baseUrl: checkBaseUrl(served.url),
    credentials: oauthCredentials('secret'),
    userAgent: 'drift-audit/test',
  });
  return { ...account, channel };
}

test('sends requests with and without a body as they passed the gate', async () => {
  const { fake, channel } = await overHttp();
  expect((await channel.send(permittedRequest(LINK))).status).toBe(200);
  expect((await channel.send(permittedRequest(MOVE))).status).toBe(200);
  const { organizations, memberships } = fake.snapshot();
  expect(organizations[0]?.external_id).toBe(LINK.externalId);
  expect(memberships.find(({ default: isDefault }) => isDefault)?.id).toBe(31);
  expect(fake.requestLog.map(({ method, path }) => [method, path])).toEqual([
    ['PUT', ALLOWED.set_org_external_id.path],
    ['PUT', ALLOWED.move_user_to_org.path],
  ]);
});

test('returns a refusal as an answer', async () => {
  const { channel } = await overHttp();
  expect(await channel.send(permittedRequest(ASSIGN))).toMatchObject({ status: 422 });
});

test('says that no answer came where the connection breaks, and sends nothing again', async () => {
  const { fake, channel } = await overHttp();
  fake.faults.add({ kind: 'lost_answer' });
  await expect(channel.send(permittedRequest(LINK))).rejects.toMatchObject({
    code: 'zendesk_unreachable',
  });
  expect(fake.requestLog).toHaveLength(1);
});

test('refuses what did not pass the gate before anything leaves', async () => {
  const { fake, channel } = await overHttp();
  const forged = { ...permittedRequest(LINK), method: 'DELETE', body: null } as PassedRequest;
  expect(() => channel.send(forged)).toThrow(expect.objectContaining({ code: 'bug' }));
  expect(() => channel.send({ ...permittedRequest(LINK) })).toThrow('write_gate');
  expect(fake.requestLog).toEqual([]);
});
