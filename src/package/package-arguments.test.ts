import { expect, test } from 'vitest';
import { readPackageArguments } from './package-arguments.ts';

test.each([
  [[], []],
  [['--reference-host', 'files.acme.example'], ['files.acme.example']],
  [
    ['--reference-host=a.example', '--reference-host', 'B.example'],
    ['a.example', 'b.example'],
  ],
])('%j makes a package for %j', (args, hosts) => {
  expect(readPackageArguments(args)).toEqual({ kind: 'make', hosts });
});

test('help is help, whatever else is asked', () => {
  expect(readPackageArguments(['--help', '--reference-host', 'x'])).toEqual({ kind: 'help' });
});

test('an address is no host', () => {
  expect(readPackageArguments(['--reference-host', 'https://a.example/x'])).toEqual({
    kind: 'bad_host',
    host: 'https://a.example/x',
  });
});

test.each([[['--reference-host']], [['--host', 'a.example']], [['a.example']]])(
  '%j is wrong usage',
  (args) => {
    expect(readPackageArguments(args)).toMatchObject({ kind: 'bad_usage' });
  },
);
