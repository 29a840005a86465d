import { describe, expect, test } from 'vitest';
import { DriftError } from '../core/problem.ts';
import { RECORD_LAYERS } from '../core/tenant/records.ts';
import { endsTheAudit, readLayer } from './read-layer.ts';
import { breakingPages, pagesOf } from './run.builders.ts';

const goOn = () => true;

test('a list that comes to its end is complete, with all its records', async () => {
  const counts: number[] = [];
  const { records, reading } = await readLayer('users', pagesOf(['a', 'b'], ['c']), (count) => {
    counts.push(count);
    return true;
  });
  expect(records).toEqual(['a', 'b', 'c']);
  expect(counts).toEqual([2, 3]);
  expect(reading).toEqual({ state: 'complete', records: 3, unreadable: [], why: null });
});

test('an empty list is complete', async () => {
  const { reading } = await readLayer('tickets', pagesOf([]), goOn);
  expect(reading.state).toBe('complete');
});

test('records that could not be understood are kept beside those that were', async () => {
  const unreadable = [{ id: '7', why: 'email' }];
  async function* pages() {
    yield await Promise.resolve({ records: ['a'], unreadable });
  }
  const { reading } = await readLayer('users', pages(), goOn);
  expect(reading).toEqual({ state: 'complete', records: 1, unreadable, why: null });
});

test('a list that is refused from the start is not read, and says why', async () => {
  const { reading } = await readLayer('tickets', breakingPages('zendesk_no_permission'), goOn);
  expect(reading).toMatchObject({ state: 'not_read', records: 0, why: 'zendesk_no_permission' });
});

test('a list that breaks off is partial, and what came before stays', async () => {
  const pages = breakingPages('zendesk_failed', ['a'], ['b']);
  const { records, reading } = await readLayer('memberships', pages, goOn);
  expect(records).toEqual(['a', 'b']);
  expect(reading).toMatchObject({ state: 'partial', records: 2, why: 'zendesk_failed' });
});

test('a list that is stopped is never called complete', async () => {
  const { records, reading } = await readLayer('users', pagesOf(['a'], ['b']), () => false);
  expect(records).toEqual(['a']);
  expect(reading.state).toBe('partial');
});

test('organizations that break off end the audit', async () => {
  await expect(
    readLayer('organizations', breakingPages('zendesk_failed', ['a']), goOn),
  ).rejects.toThrow(DriftError);
});

test('an error that is none of ours goes through', async () => {
  async function* pages() {
    yield await Promise.resolve({ records: ['a'], unreadable: [] });
    throw new TypeError('a bug');
  }
  await expect(readLayer('tickets', pages(), goOn)).rejects.toThrow(TypeError);
});

describe('what ends the audit', () => {
  test.each(['zendesk_not_signed_in', 'zendesk_unreachable', 'zendesk_not_zendesk'] as const)(
    '%s, whatever was being read',
    (code) => {
      expect(RECORD_LAYERS.every((layer) => endsTheAudit(layer, code))).toBe(true);
    },
  );

  test.each(['zendesk_no_permission', 'zendesk_failed', 'zendesk_bad_answer'] as const)(
    '%s only for organizations',
    (code) => {
      expect(RECORD_LAYERS.filter((layer) => endsTheAudit(layer, code))).toEqual(['organizations']);
    },
  );
});
