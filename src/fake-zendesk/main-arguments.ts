import { parseArgs } from 'node:util';
import { readOptions, requireAccount, wholeNumber, type WrongOptions } from './read-options.ts';
import type { AccountSeed } from './seed.ts';

/** What the program that serves a fake account was asked for. */
export type ServeArguments = {
  readonly account: string;
  readonly port: number;
  readonly token: string;
  readonly role: 'admin' | 'agent';
  readonly slowMs: number;
  /** Takes the place of the plan's requests a minute; `null` for the plan's. */
  readonly requestsPerMinute: number | null;
  readonly logFile: string | null;
  /** Takes the place of the account's plan; `null` for the account's. */
  readonly plan: AccountSeed['plan'] | null;
};

/** Arguments, the help that was asked for, or what is wrong with them. */
export type ReadArguments =
  | { readonly kind: 'serve'; readonly arguments: ServeArguments }
  | { readonly kind: 'help' }
  | WrongOptions;

const PLANS = ['team', 'growth', 'professional', 'enterprise', 'enterprise_plus'] as const;

export const USAGE = `Serves a made-up Zendesk account on this machine.

  --account NAME   demo, large or large-single (demo)
  --port N         0 for any that is free (0)
  --token TEXT     the access token it accepts (local-token)
  --role ROLE      admin or agent: whose token it is (admin)
  --slow MS        lets every answer take that long (0)
  --limit N        requests a minute, in place of the plan's
  --plan PLAN      ${PLANS.join(', ')}
  --log FILE       writes every request to FILE, one JSON object a line
  --help           this text
`;

/** Reads the command line, given the names of the accounts there are. */
export function readArguments(
  args: readonly string[],
  accountNames: readonly string[],
): ReadArguments {
  return readOptions(() => interpret(parse(args), accountNames));
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: false,
    options: {
      account: { type: 'string', default: 'demo' },
      port: { type: 'string', default: '0' },
      token: { type: 'string', default: 'local-token' },
      role: { type: 'string', default: 'admin' },
      slow: { type: 'string', default: '0' },
      limit: { type: 'string' },
      plan: { type: 'string' },
      log: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

function interpret(
  values: ReturnType<typeof parse>,
  accountNames: readonly string[],
): ReadArguments {
  if (values.help) return { kind: 'help' };
  if (values.role !== 'admin' && values.role !== 'agent')
    throw new Error(`--role is ${values.role}; it can be admin or agent`);
  if (values.token.trim() === '') throw new Error('--token is empty');
  const plan = PLANS.find((each) => each === values.plan) ?? null;
  if (values.plan !== undefined && plan === null)
    throw new Error(`--plan is ${values.plan}; there are ${PLANS.join(', ')}`);
  return {
    kind: 'serve',
    arguments: {
      account: requireAccount(values.account, accountNames),
      port: wholeNumber('--port', values.port, { most: 65_535 }),
      token: values.token,
      role: values.role,
      slowMs: wholeNumber('--slow', values.slow, { most: 600_000 }),
      requestsPerMinute:
        values.limit === undefined
          ? null
          : wholeNumber('--limit', values.limit, { least: 1, most: 1_000_000 }),
      logFile: values.log ?? null,
      plan,
    },
  };
}
