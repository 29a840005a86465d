import { expect, test } from 'vitest';
import { hashOfData } from '../core/hash.ts';
import type { Plan } from '../core/plan/plan-format.ts';
import { RUN_FACTS } from '../core/report/results/results.builders.ts';
import { runFileText } from './run-file.ts';

const source: Plan['source'] = {
  mode: 'live',
  subdomain: 'acme',
  reference_digest: hashOfData('reference'),
  partial_reference: false,
};
const PLAN = { source, plan_hash: hashOfData('plan') };
const TEXT = runFileText({ run: RUN_FACTS, plan: PLAN }, [{ name: 'audit.json', text: '{}' }]);

test('it tells how the account was read', () => {
  expect(JSON.parse(TEXT)).toMatchObject({
    duration_ms: 200_000,
    reading: {
      ways: RUN_FACTS.reading.ways,
      refused_ways: [{ way: 'tickets_search', refused_at: '2026-11-20T08:00:00.000Z' }],
      unexpected_share: 0.25,
    },
    files: [{ name: 'audit.json' }],
  });
});
