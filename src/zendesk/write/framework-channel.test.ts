import { expect, test } from 'vitest';
import { framework, rejectWith } from '../framework.builders.ts';
import { createFrameworkChannel } from './framework-channel.ts';
import { permittedRequest, type PassedRequest } from './gate.ts';
import { ALLOWED, LINK, MOVE, PERMITS } from './write.builders.ts';

const OK = { readyState: 4, status: 200, statusText: 'OK', responseText: '{}' };

test.each(PERMITS)('sends $type as it passed the gate, once', async (permit) => {
  const { options, sent } = framework(() => Promise.resolve(OK));
  const answer = await createFrameworkChannel(options).send(permittedRequest(permit));
  expect(answer).toMatchObject({ status: 200 });
  const { method, path, body } = ALLOWED[permit.type];
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ type: method, url: path, autoRetry: false });
  expect(sent[0]?.data ?? null).toBe(body);
  expect(sent[0]?.contentType).toBe(body === null ? undefined : 'application/json');
});

test('returns a refusal as an answer', async () => {
  const refusal = { ...OK, status: 422, responseText: '{"error":"RecordInvalid"}' };
  const { options } = framework(() => rejectWith(refusal));
  expect(await createFrameworkChannel(options).send(permittedRequest(LINK))).toStrictEqual({
    status: 422,
    headers: {},
    text: '{"error":"RecordInvalid"}',
  });
});

test('says that no answer came, and sends nothing again', async () => {
  const lost = framework(() => rejectWith({ ...OK, status: 0, statusText: 'error' }));
  await expect(
    createFrameworkChannel(lost.options).send(permittedRequest(MOVE)),
  ).rejects.toMatchObject({ code: 'zendesk_unreachable' });
  expect(lost.sent).toHaveLength(1);
  const silent = framework(() => new Promise<never>(() => undefined), { timeLimitMs: 100 });
  const sending = createFrameworkChannel(silent.options).send(permittedRequest(MOVE));
  silent.clock.pass(100);
  await expect(sending).rejects.toMatchObject({ code: 'zendesk_timeout' });
  expect(silent.sent).toHaveLength(1);
});

test('a page in place of an answer to a write is left as it came: only reading can tell', async () => {
  const page = '<html><title>Sign in</title></html>';
  const { options } = framework(() => Promise.resolve({ ...OK, responseText: page }));
  expect(await createFrameworkChannel(options).send(permittedRequest(LINK))).toMatchObject({
    status: 200,
    text: page,
  });
});

test('refuses what did not pass the gate before anything leaves', () => {
  const { options, sent } = framework(() => Promise.resolve(OK));
  const channel = createFrameworkChannel(options);
  const forged = { ...permittedRequest(LINK), method: 'DELETE', body: null } as PassedRequest;
  expect(() => channel.send(forged)).toThrow(expect.objectContaining({ code: 'bug' }));
  expect(() => channel.send({ ...permittedRequest(LINK) })).toThrow('write_gate');
  expect(sent).toEqual([]);
});
