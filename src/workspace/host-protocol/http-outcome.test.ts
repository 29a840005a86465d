import { expect, test } from 'vitest';
import { httpMessage, type HttpAnswer } from './http-outcome.ts';
import { optionsWith } from './protocol.builders.ts';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8', 'x-rate-limit': '700' };

function answerWith(changes: Partial<HttpAnswer> = {}): HttpAnswer {
  return { status: 200, statusText: 'OK', headers: JSON_TYPE, text: '{"a":1}', ...changes };
}

function messageFor(changes: Partial<HttpAnswer>, options = optionsWith()) {
  return httpMessage('request:1', { kind: 'answer', answer: answerWith(changes) }, options);
}

test('JSON arrives as data', () => {
  expect(messageFor({})).toEqual({
    key: 'zaf.request:1.done',
    message: {
      responseArgs: [
        { a: 1 },
        'success',
        {
          readyState: 4,
          status: 200,
          statusText: 'OK',
          responseText: '{"a":1}',
          responseJSON: { a: 1 },
        },
      ],
    },
  });
});

test('a complete answer brings status, text and headers', () => {
  expect(messageFor({}, optionsWith({ isComplete: true }))).toMatchObject({
    message: {
      responseArgs: [
        { status: 200, responseText: '{"a":1}', responseHeaders: { 'x-rate-limit': '700' } },
        'success',
        {},
      ],
    },
  });
});

test('other text arrives as text, and so does JSON that was asked for as text', () => {
  const csv = messageFor({ headers: { 'content-type': 'text/csv' }, text: 'id,name' });
  expect(csv).toMatchObject({ message: { responseArgs: ['id,name', 'success', {}] } });
  const asText = messageFor({}, optionsWith({ dataType: 'text' }));
  expect(asText).toMatchObject({ message: { responseArgs: ['{"a":1}', 'success', {}] } });
});

test('a 204 has no data and is a success', () => {
  expect(messageFor({ status: 204, text: '' })).toMatchObject({
    key: 'zaf.request:1.done',
    message: { responseArgs: [null, 'success', { status: 204 }] },
  });
});

test('a body that breaks off is a failure with the status of a success', () => {
  expect(messageFor({ text: '{"a":' })).toMatchObject({
    key: 'zaf.request:1.fail',
    message: { responseArgs: [{ status: 200, responseText: '{"a":' }, 'parsererror', null] },
  });
});

test('a 429 of plain text has no JSON and no headers', () => {
  const message = messageFor({
    status: 429,
    statusText: 'Too Many Requests',
    headers: { 'content-type': 'text/plain', 'retry-after': '7' },
    text: 'slow down',
  });
  expect(message).toEqual({
    key: 'zaf.request:1.fail',
    message: {
      responseArgs: [
        {
          readyState: 4,
          status: 429,
          statusText: 'Too Many Requests',
          responseText: 'slow down',
        },
        'error',
        null,
      ],
    },
  });
});

test.each([301, 400, 500])('%i is a failure', (status) => {
  expect(messageFor({ status })).toMatchObject({ key: 'zaf.request:1.fail' });
});

test('no answer has status 0 and says whether it was the time limit', () => {
  expect(httpMessage('request:1', { kind: 'none', reason: 'timeout' }, optionsWith())).toEqual({
    key: 'zaf.request:1.fail',
    message: {
      responseArgs: [
        { readyState: 0, status: 0, statusText: 'timeout', responseText: '' },
        'timeout',
        null,
      ],
    },
  });
});
