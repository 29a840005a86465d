import { expect, test } from 'vitest';
import { FakeConnectionError } from '../../fake-zendesk/exchange.ts';
import { ADMIN, openAccount, organization } from '../../fake-zendesk/fake.builders.ts';
import { DriftError } from '../../core/problem.ts';
import { permittedRequest, type PassedRequest } from './gate.ts';
import { createMemoryChannel } from './memory-channel.ts';
import { LINK } from './write.builders.ts';

function account() {
  return openAccount(
    { organizations: [organization(11)] },
    { tokens: new Map([['secret', ADMIN]]) },
  );
}

test('sends a request that passed the gate, with the headers it was given', async () => {
  const { fake } = account();
  const channel = createMemoryChannel(fake, { authorization: 'Bearer secret' });
  const response = await channel.send(permittedRequest(LINK));
  expect(response.status).toBe(200);
  expect(fake.snapshot().organizations[0]?.external_id).toBe(LINK.externalId);
  expect(fake.requestLog).toMatchObject([{ method: 'PUT', status: 200, user: ADMIN }]);
});

test('refuses everything else before it is sent', () => {
  const { fake } = account();
  const channel = createMemoryChannel(fake, { authorization: 'Bearer secret' });
  const passed = permittedRequest(LINK);
  const forged = { ...passed, method: 'DELETE', body: null } as PassedRequest;
  for (const request of [forged, { ...passed }])
    expect(() => channel.send(request)).toThrow(expect.objectContaining({ code: 'bug' }));
  expect(fake.requestLog).toEqual([]);
});

test('a broken connection is no answer; a mistake of the account’s own goes through', async () => {
  const broken = (error: Error) =>
    createMemoryChannel({ handle: () => Promise.reject(error) }).send(permittedRequest(LINK));
  await expect(broken(new FakeConnectionError('lost'))).rejects.toMatchObject({
    code: 'zendesk_unreachable',
  });
  await expect(broken(new RangeError('no'))).rejects.not.toBeInstanceOf(DriftError);
});
