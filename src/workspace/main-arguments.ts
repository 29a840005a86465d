import { parseArgs } from 'node:util';
import {
  readOptions,
  requireAccount,
  wholeNumber,
  type WrongOptions,
} from '../fake-zendesk/read-options.ts';

/** What the local workspace was asked for. */
export type WorkspaceArguments = {
  readonly account: string;
  readonly port: number;
  readonly appPort: number;
  readonly latencyMs: number;
};

/** Arguments, the help that was asked for, or what is wrong with them. */
export type ReadArguments =
  | { readonly kind: 'start'; readonly arguments: WorkspaceArguments }
  | { readonly kind: 'help' }
  | WrongOptions;

export const USAGE = `Opens the app in a local stand-in for the agent workspace.

  --account NAME   demo, large or large-single (demo)
  --port N         port of the workspace, 0 for any that is free (4400)
  --app-port N     port of the app's files, 0 for any that is free (4401)
  --latency MS     how long every answer of the account takes (60)
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
      port: { type: 'string', default: '4400' },
      'app-port': { type: 'string', default: '4401' },
      latency: { type: 'string', default: '60' },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

function interpret(
  values: ReturnType<typeof parse>,
  accountNames: readonly string[],
): ReadArguments {
  if (values.help) return { kind: 'help' };
  return {
    kind: 'start',
    arguments: {
      account: requireAccount(values.account, accountNames),
      port: wholeNumber('--port', values.port, { most: 65_535 }),
      appPort: wholeNumber('--app-port', values['app-port'], { most: 65_535 }),
      latencyMs: wholeNumber('--latency', values.latency, { most: 600_000 }),
    },
  };
}
