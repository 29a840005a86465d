import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOfData, sha256Hex, stableId } from './hash.ts';

test('SHA-256 in lower-case hex, of text as UTF-8', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256Hex('ü')).toBe('607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f');
});

test('data is hashed as canonical JSON: keys sorted, no white space', () => {
  expect(hashOfData({ b: [1.0, 'x'], a: null })).toBe(sha256Hex('{"a":null,"b":[1,"x"]}'));
});

test('the order of keys means nothing, the order of items does', () => {
  expect(hashOfData({ a: 1, b: 2 })).toBe(hashOfData({ b: 2, a: 1 }));
  expect(hashOfData([1, 2])).not.toBe(hashOfData([2, 1]));
});

test('what JSON cannot hold has no hash', () => {
  for (const data of [undefined, Number.NaN, Infinity, '\ud800'])
    expect(() => hashOfData(data)).toThrow();
});

test('an id tells its parts apart, whatever text they hold', () => {
  expect(stableId('x', ['a', 'b'])).not.toBe(stableId('x', ['ab', '']));
  expect(stableId('x', ['a","b'])).not.toBe(stableId('x', ['a', 'b']));
  expect(stableId('issue', ['a'])).toMatch(/^issue_[0-9a-f]{20}$/);
});

test('data are hashed by their canonical JSON as a whole, though in parts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      expect(hashOfData(data)).toBe(sha256Hex(canonicalize(data) ?? ''));
    }),
  );
});
