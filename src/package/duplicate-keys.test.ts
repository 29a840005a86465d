import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDuplicateKeys } from './duplicate-keys.ts';

test.each([
  ['{"a":1,"a":2}', ['a']],
  ['{"a":{"b":1,"c":[],"b":2}}', ['a.b']],
  ['{"a":[{"b":1},{"b":1,"b":2}]}', ['a.[].b']],
  ['[[{"a":1,"a":2}]]', ['[].[].a']],
  ['{"a":1,"\\u0061":2}', ['a']],
  ['{"a":1,"a":2,"a":3}', ['a']],
  ['{"\\"":1,"\\"":2}', ['"']],
  ['{"a" :1,\n"a" :2}', ['a']],
])('%s has %j twice', (json, keys) => {
  expect(findDuplicateKeys(json)).toEqual(keys);
});

test.each([
  '{"a":{"a":{"a":1}}}',
  '{"a":"a","b":"a"}',
  '["a","a"]',
  '{"a":"\\",\\"a\\":1"}',
  '{"a":1,"A":2}',
  '[{"a":1},{"a":1}]',
  '7',
  '"a"',
])('%s has none', (json) => {
  expect(findDuplicateKeys(json)).toEqual([]);
});

test('what JSON.stringify wrote has none, and one more key of the same name is found', () => {
  fc.assert(
    fc.property(fc.object({ maxDepth: 4 }), fc.string(), (object, key) => {
      const json = JSON.stringify({ ...object, [key]: null });
      expect(findDuplicateKeys(json)).toEqual([]);
      expect(findDuplicateKeys(`{${JSON.stringify(key)}:0,${json.slice(1)}`)).toContain(key);
    }),
  );
});
