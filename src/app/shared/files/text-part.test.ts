import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf, readPart } from './text-part.ts';

async function partsRead(text: string): Promise<readonly string[]> {
  const content = new Blob([text]);
  return Promise.all(Array.from({ length: partsOf(content) }, (_, at) => readPart(content, at)));
}

test('a short text is one part, an empty one too', async () => {
  expect(await partsRead('a,b\r\n')).toEqual(['a,b\r\n']);
  expect(await partsRead('')).toEqual(['']);
});

test('what a file begins with stays, so that it can be copied as it is', async () => {
  expect(await partsRead('\uFEFFid')).toEqual(['\uFEFFid']);
});

test('the parts of a long text are the text, and no letter is cut', async () => {
  const letters = fc.constantFrom('a', 'ü', '€', '👩');
  await fc.assert(
    fc.asyncProperty(fc.nat(8), letters, async (before, letter) => {
      const text = 'x'.repeat(before) + letter.repeat(210_000);
      const parts = await partsRead(text);
      expect(parts.length).toBeGreaterThan(1);
      expect(parts.join('')).toBe(text);
      expect(parts.some((part) => part.includes('\uFFFD'))).toBe(false);
    }),
    { numRuns: 20 },
  );
});
