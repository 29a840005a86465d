import { expect, test } from 'vitest';
import { readArguments, USAGE } from './main-arguments.ts';

const NAMES = ['demo', 'large'];

test('everything has a default', () => {
  expect(readArguments([], NAMES)).toEqual({
    kind: 'start',
    arguments: { account: 'demo', port: 4400, appPort: 4401, latencyMs: 60 },
  });
});

test('every option is taken over', () => {
  const line = '--account large --port 0 --app-port 8081 --latency 0';
  expect(readArguments(line.split(' '), NAMES)).toEqual({
    kind: 'start',
    arguments: { account: 'large', port: 0, appPort: 8081, latencyMs: 0 },
  });
});

test.each([
  [['--account', 'huge'], 'demo, large'],
  [['--port', '70000'], '--port'],
  [['--app-port', 'http'], '--app-port'],
  [['--latency', '-1'], '--latency'],
  [['--unheard-of'], 'unheard-of'],
  [['stray'], 'stray'],
])('%j is refused', (args, named) => {
  const read = readArguments(args, NAMES);
  expect(read.kind).toBe('error');
  expect(read.kind === 'error' && read.message).toContain(named);
});

test('help names every option', () => {
  expect(readArguments(['--help'], NAMES)).toEqual({ kind: 'help' });
  for (const option of ['account', 'port', 'app-port', 'latency'])
    expect(USAGE).toContain(`--${option} `);
});
