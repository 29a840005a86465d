import { parseArgs } from 'node:util';
import { parseReferenceHost } from './reference-hosts.ts';

/** What the program was asked for, or the argument that cannot be used. */
export type PackageArguments =
  | { readonly kind: 'make'; readonly hosts: readonly string[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad_host'; readonly host: string }
  | { readonly kind: 'bad_usage'; readonly message: string };

/** Reads the command line. */
export function readPackageArguments(args: readonly string[]): PackageArguments {
  const read = parse(args);
  if (typeof read === 'string') return { kind: 'bad_usage', message: read };
  if (read.help) return { kind: 'help' };
  const hosts = read['reference-host'].map((text) => ({ text, host: parseReferenceHost(text) }));
  const bad = hosts.find(({ host }) => host === null);
  if (bad) return { kind: 'bad_host', host: bad.text };
  return { kind: 'make', hosts: hosts.flatMap(({ host }) => host ?? []) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        'reference-host': { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
