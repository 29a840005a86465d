import { ENGLISH } from '../words/english.ts';
import { makePackage } from './make-package.ts';
import { readPackageArguments } from './package-arguments.ts';
import { findingSentence } from './package-words.ts';

const WRONG_USAGE = 2;

await main();

async function main(): Promise<void> {
  const asked = readPackageArguments(process.argv.slice(2));
  switch (asked.kind) {
    case 'help':
      process.stdout.write(`${ENGLISH.say('package.help')}\n`);
      return;
    case 'bad_usage':
      fail([asked.message, '', ENGLISH.say('package.help')], WRONG_USAGE);
      return;
    case 'bad_host':
      fail([ENGLISH.say('package.bad_host', { host: asked.host })], WRONG_USAGE);
      return;
    case 'make':
      await make(asked.hosts);
  }
}

async function make(hosts: readonly string[]): Promise<void> {
  const outcome = await makePackage(process.cwd(), hosts);
  switch (outcome.kind) {
    case 'missing':
      fail([ENGLISH.say('package.missing', { path: outcome.missing })], 1);
      return;
    case 'refused':
      fail(
        [
          ENGLISH.say('package.refused', { count: outcome.findings.length }),
          ...outcome.findings.map((finding) => `  ${findingSentence(finding, ENGLISH)}`),
        ],
        1,
      );
      return;
    case 'written': {
      const { zip, folder, bytes } = outcome.written;
      const values = { zip, folder, files: outcome.files, kilobytes: Math.ceil(bytes / 1024) };
      process.stdout.write(`${ENGLISH.say('package.written', values)}\n`);
    }
  }
}

function fail(lines: readonly string[], exitCode: number): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
}
