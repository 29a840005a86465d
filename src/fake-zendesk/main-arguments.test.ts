import { expect, test } from 'vitest';
import { readArguments, USAGE } from './main-arguments.ts';

const NAMES = ['demo', 'large'];

test('everything has a default', () => {
  expect(readArguments([], NAMES)).toEqual({
    kind: 'serve',
    arguments: {
      account: 'demo',
      port: 0,
      token: 'local-token',
      role: 'admin',
      slowMs: 0,
      requestsPerMinute: null,
      logFile: null,
      plan: null,
    },
  });
});

test('every option is taken over', () => {
  const line =
    '--account large --port 8080 --token t --role agent --slow 20 --limit 7 --log f --plan team';
  expect(readArguments(line.split(' '), NAMES)).toEqual({
    kind: 'serve',
    arguments: {
      account: 'large',
      port: 8080,
      token: 't',
      role: 'agent',
      slowMs: 20,
      requestsPerMinute: 7,
      logFile: 'f',
      plan: 'team',
    },
  });
});

test.each([
  [['--account', 'huge'], 'demo, large'],
  [['--port', '70000'], '--port'],
  [['--port', 'http'], '--port'],
  [['--role', 'owner'], 'admin or agent'],
  [['--plan', 'free'], 'enterprise_plus'],
  [['--limit', '0'], '--limit'],
  [['--slow', '-1'], '--slow'],
  [['--token', ' '], '--token'],
  [['--unheard-of'], 'unheard-of'],
  [['stray'], 'stray'],
])('%j is refused', (args, named) => {
  const read = readArguments(args, NAMES);
  expect(read.kind).toBe('error');
  expect(read.kind === 'error' && read.message).toContain(named);
});

test('help names every option', () => {
  expect(readArguments(['--help'], NAMES)).toEqual({ kind: 'help' });
  for (const option of ['account', 'port', 'token', 'role', 'slow', 'limit', 'plan', 'log'])
    expect(USAGE).toContain(`--${option} `);
});
