import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { createFakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { serveFake } from '../../src/fake-zendesk/serve.ts';
import { emptyFolder, useDriftProgram, type Where } from './drift-program.ts';

// A token is in the environment and in the requests, and nowhere else: not in a file, not on a screen.

const drift = useDriftProgram();
const SEED = loadAccount('demo');
const TOKEN = 'marked-token-0123456789';
const LIST = 'accounts.csv';

async function openScene(known: string): Promise<Where & { readonly url: string }> {
  const admin = SEED.users.find(({ role }) => role === 'admin')?.id ?? 0;
  const fake = createFakeZendesk(SEED, { now: Date.now, tokens: new Map([[known, admin]]) });
  const served = await serveFake(fake);
  onTestFinished(() => served.close());
  const cwd = await emptyFolder();
  await writeFile(join(cwd, LIST), referenceCsv('demo'));
  const env = { ZENDESK_SUBDOMAIN: SEED.subdomain, ZENDESK_OAUTH_TOKEN: TOKEN };
  return { cwd, env, url: served.url };
}

/** All that stands in the files of a folder, hidden ones and folders included. */
async function textsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return await Promise.all(
    files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
}

test('nothing that an audit, a snapshot, a dry run and an apply write or say holds the token', async () => {
  const { url, ...where } = await openScene(TOKEN);
  const plan = ['apply', '--plan', 'out/fix_plan.json', '--base-url', url];
  const said = [
    await drift.run(['init', '--base-url', url], where),
    await drift.run(
      ['audit', '--reference', LIST, '--out', 'out', '--keep-snapshot', 'kept', '--base-url', url],
      where,
    ),
    await drift.run([...plan, '--json'], where),
    await drift.run(
      [...plan, '--apply', '--confirm-plan-hash', 'wrong', '--reason', 'test'],
      where,
    ),
  ];
  const files = await textsIn(where.cwd);
  expect(files.length).toBeGreaterThan(8);
  for (const text of [...files, ...said.flatMap(({ stdout, stderr }) => [stdout, stderr])])
    expect(text).not.toContain(TOKEN);
});

test('nor does what is said of a token that Zendesk does not know, or of a host that is not there', async () => {
  const { url, ...where } = await openScene('another-token');
  for (const address of [url, 'http://127.0.0.1:9']) {
    const ended = await drift.run(
      ['audit', '--reference', LIST, '--out', 'out', '--base-url', address],
      where,
    );
    expect(ended.exitCode).not.toBe(0);
    expect(ended.stderr).not.toBe('');
    for (const text of [ended.stdout, ended.stderr, ...(await textsIn(where.cwd))])
      expect(text).not.toContain(TOKEN);
  }
});
