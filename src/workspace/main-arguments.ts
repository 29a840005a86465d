import { parseArgs } from 'node:util';

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
  | { readonly kind: 'error'; readonly message: string };

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
  try {
    return interpret(parse(args), accountNames);
  } catch (error) {
    return { kind: 'error', message: error instanceof Error ? error.message : String(error) };
  }
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
  if (!accountNames.includes(values.account))
    throw new Error(`--account is ${values.account}; there are ${accountNames.join(', ')}`);
  return {
    kind: 'start',
    arguments: {
      account: values.account,
      port: wholeNumber('--port', values.port, 65_535),
      appPort: wholeNumber('--app-port', values['app-port'], 65_535),
      latencyMs: wholeNumber('--latency', values.latency, 600_000),
    },
  };
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most)
    throw new Error(`${name} is ${text}; it has to be a whole number from 0 to ${most}`);
  return value;
}
