import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, readJson, useDriftProgram } from './drift-program.ts';

const drift = useDriftProgram();

const HEADER = 'kind,subject,sf_account_id,decided_by,reason,until';

async function folderWith(...rows: readonly string[]): Promise<string> {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'decisions.csv'), `${[HEADER, ...rows].join('\n')}\n`);
  return cwd;
}

test('an audit goes by the decisions, keeps them in the plan, and says which do not hold', async () => {
  const cwd = await folderWith(
    'domain,acme-group.example,001ACME007,Ada,The insurance runs the mail,',
    'address,lena@acmelabs.example,001NOBODY,Ada,She moved,',
  );
  const command = ['audit', '--demo', '--decisions', 'decisions.csv'];
  const { exitCode, stdout } = await drift.run(command, { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain('user_domain_ambiguous');
  expect(stdout).toContain('001ACME007  Acme Insurance');
  expect(stdout).toContain(
    'The decision about “lena@acmelabs.example” does not hold: its account is not in the reference.',
  );
  const plan = await readJson(cwd, 'drift-audit', 'fix_plan.json');
  expect(plan).toMatchObject({
    version: 2,
    policy: {
      decisions: [
        {
          kind: 'domain',
          subject: 'acme-group.example',
          sf_account_id: '001ACME007',
          decided_by: 'Ada',
          reason: 'The insurance runs the mail',
          until: null,
        },
      ],
    },
  });
});

test('a trace tells what was decided, and by whom', async () => {
  const cwd = await folderWith('address,gwen@acme-group.example,001ACME008,Ada,Gwen told us,');
  const { stdout } = await drift.run(
    ['trace', '--demo', '--decisions', 'decisions.csv', '--zendesk-user-id', '380200130283'],
    { cwd },
  );
  expect(stdout).toContain('decided by Ada: Gwen told us');
  expect(stdout).toContain('user_missing_expected_membership: fired');
});

test('the configuration may name the decisions of a live audit, not those of the demo', async () => {
  const cwd = await folderWith('domain,acme-group.example,001ACME007,Ada,Why,');
  await writeFile(join(cwd, 'drift.config.json'), '{"decisions":"decisions.csv"}');
  const { stdout } = await drift.run(['audit', '--demo'], { cwd });
  expect(stdout).toContain('12 issues in 6 accounts');
});

test('a file that is not there, or holds something else, ends it before anything is read', async () => {
  const cwd = await folderWith();
  await writeFile(join(cwd, 'other.csv'), 'a,b\n1,2\n');
  for (const [name, sentence] of [
    ['nowhere.csv', 'There is no file nowhere.csv.'],
    ['other.csv', 'other.csv is no decisions file.'],
    ['.', '. is no decisions file.'],
  ] as const) {
    const { exitCode, stderr } = await drift.run(['audit', '--demo', '--decisions', name], { cwd });
    expect([exitCode, stderr.split('\n')[0]]).toEqual([2, `Error: ${sentence}`]);
  }
});
