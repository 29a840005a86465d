import { appendFileSync, writeFileSync } from 'node:fs';
import { ACCOUNT_NAMES, isAccountName, loadAccount } from './accounts/index-of-accounts.ts';
import { readArguments, USAGE, type ServeArguments } from './main-arguments.ts';
import { serveAccount } from './serve-account.ts';

await main();

async function main(): Promise<void> {
  const read = readArguments(process.argv.slice(2), ACCOUNT_NAMES);
  switch (read.kind) {
    case 'help':
      process.stdout.write(USAGE);
      return;
    case 'error':
      fail(`${read.message}\n\n${USAGE}`, 2);
      return;
    case 'serve':
      await serve(read.arguments).catch((error: unknown) => {
        fail(`${explain(error, read.arguments)}\n`, 1);
      });
  }
}

async function serve(asked: ServeArguments): Promise<void> {
  if (!isAccountName(asked.account)) throw new Error(`there is no account ${asked.account}`);
  const { logFile } = asked;
  if (logFile !== null) writeFileSync(logFile, '');
  const served = await serveAccount(loadAccount(asked.account), asked, Date.now, (entry) => {
    if (logFile !== null) appendFileSync(logFile, `${JSON.stringify(entry)}\n`);
  });
  process.stdout.write(`${served.announcement}\n`);
  const stop = (): void => {
    served.close().catch((error: unknown) => {
      fail(`${String(error)}\n`, 1);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function explain(error: unknown, asked: ServeArguments): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${asked.port} is taken: pass another --port, or 0 for any that is free.`;
  if (code === 'EACCES' || code === 'ENOENT' || code === 'EISDIR')
    return `Cannot open the port or the log file: ${error instanceof Error ? error.message : ''}`;
  return error instanceof Error ? error.message : String(error);
}

function fail(message: string, exitCode: number): void {
  process.stderr.write(message);
  process.exitCode = exitCode;
}
