import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issueUnder } from '../../../core/report/report.builders.ts';
import { triageRows } from '../../../core/report/triage.ts';
import { BLOCK_SIZE, missingBlocks, NO_BLOCKS, rowAt, withBlock } from './row-blocks.ts';

const [ROW] = triageRows([issueUnder('001ACME', 'org_duplicate_external_id')], []);
if (!ROW) throw new Error('no row');
const rows = Array.from({ length: BLOCK_SIZE }, () => ROW);

test('a row is found in its block, and not before the block is there', () => {
  const held = withBlock(NO_BLOCKS, 1, rows, 1_000);
  expect(rowAt(held, BLOCK_SIZE)).toBe(ROW);
  expect(rowAt(held, BLOCK_SIZE - 1)).toBeNull();
  expect(rowAt(held, 2 * BLOCK_SIZE)).toBeNull();
});

test('only blocks that are in sight and missing are asked for, none behind the last row', () => {
  const held = withBlock(NO_BLOCKS, 0, rows, 2 * BLOCK_SIZE + 1);
  expect(missingBlocks(held, 0, BLOCK_SIZE - 1)).toEqual([]);
  expect(missingBlocks(held, BLOCK_SIZE - 1, BLOCK_SIZE)).toEqual([1]);
  expect(missingBlocks(held, BLOCK_SIZE, 10_000)).toEqual([1, 2]);
  expect(missingBlocks(NO_BLOCKS, 0, 50)).toEqual([0]);
});

test('however far is scrolled, few blocks are held, and always the latest', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 200 }), (visits) => {
      const held = visits.reduce((before, at) => withBlock(before, at, rows, 100_000), NO_BLOCKS);
      expect(held.blocks.size).toBeLessThanOrEqual(24);
      expect(held.blocks.has(visits.at(-1) ?? 0)).toBe(true);
    }),
  );
});
