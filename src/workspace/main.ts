import { fileURLToPath } from 'node:url';
import {
  ACCOUNT_NAMES,
  isAccountName,
  loadAccount,
  referenceCsv,
} from '../fake-zendesk/accounts/index-of-accounts.ts';
import { readArguments, USAGE, type WorkspaceArguments } from './main-arguments.ts';
import { REFERENCE_URL } from './server/external-answers.ts';
import { startWorkspace, type Workspace } from './server/start-workspace.ts';

// Built to dist/workspace/server/main.js; everything it serves lies relative to that.
const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

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
    case 'start':
      await start(read.arguments).catch((error: unknown) => {
        fail(`${explain(error)}\n`, 1);
      });
  }
}

async function start(asked: WorkspaceArguments): Promise<void> {
  if (!isAccountName(asked.account)) throw new Error(`there is no account ${asked.account}`);
  const workspace = await startWorkspace({
    seed: loadAccount(asked.account),
    referenceCsv: referenceCsv(asked.account),
    hostFolder: `${PROJECT}dist/workspace/host`,
    appFolder: `${PROJECT}dist/app`,
    manifestFile: `${PROJECT}manifest.json`,
    now: Date.now,
    port: asked.port,
    appPort: asked.appPort,
    latencyMs: asked.latencyMs,
  });
  process.stdout.write(welcome(workspace));
  const stop = (): void => {
    workspace.close().catch((error: unknown) => {
      fail(`${String(error)}\n`, 1);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function welcome({ url, state }: Workspace): string {
  const { app, account } = state();
  return `
  The agent workspace of ${account.name} is open at  ${url}

  1. Click the icon of ${app.name} in the bar on the left, and start the demo there.
  2. Or open a ticket from the list: the app is in the bar on its right.
  3. "Local workspace", top right, changes who is signed in, the language, the colours,
     and makes requests slow, limited or failing.

  The Salesforce list of this account is at ${REFERENCE_URL}, inside the workspace only.
  Nothing leaves this machine. Ctrl+C ends it.

`;
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return 'A port is taken: pass other ones with --port and --app-port, or 0 for any that is free.';
  if (code === 'ENOENT') return `Something is not built yet (${message}): run npm start.`;
  return message;
}

function fail(message: string, exitCode: number): void {
  process.stderr.write(message);
  process.exitCode = exitCode;
}
