import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { createFakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { serveFake } from '../../src/fake-zendesk/serve.ts';
import { SEED, TOKEN } from '../integration/apply.builders.ts';
import { waitUntil } from '../integration/drift-program.ts';
import { markdownFiles, sectionOf, textOf } from './markdown-files.ts';
import { startShell, useProjectCopies, type Running } from './project-copy.ts';
import { commandsOf } from './shell-blocks.ts';

// A shell runs every command of every page as it stands there, in a copy of the project. Commands of
// one part of a page belong together: they are run in their order, in one copy.

/** What a command comes to. */
type Outcome = {
  /** In what it prints. */
  readonly says?: string | RegExp;
  /** 0 where none is named. */
  readonly exitCode?: number;
  /** A file it leaves, and what stands in it. */
  readonly leaves?: readonly [file: string, text: string];
  /** What has to have happened for it. */
  readonly before?: (scene: Scene) => Promise<void>;
  /** It runs until it is ended. */
  readonly serves?: true;
};

/** A copy of the project, and what the commands before have left in the terminal. */
type Scene = {
  readonly project: string;
  readonly exported: string[];
  readonly printed: string[];
};

/** Parts of pages, and what is there before their first command. */
type Story = {
  readonly parts: readonly (readonly [page: string, heading?: string])[];
  readonly setUp?: (scene: Scene) => Promise<void>;
};

const PLAN = 'drift-audit/fix_plan.json';
const GOLDEN = 'tests/golden/expected';
const AUDITED = '12 issues in 6 accounts';
const DRY_RUN = '9 actions: 5 would apply, 4 blocked';
/** The last apply of the account was interrupted after two of its five writes. */
const AUDITED_AGAIN = '10 issues in 5 accounts';
const PACKED = /^dist\/drift-audit-\d+\.\d+\.\d+\.zip \(/m;

const STORIES: readonly Story[] = [
  {
    parts: [
      ['README.md', '## Try it'],
      ['README.md', '## Apply a plan'],
    ],
  },
  { parts: [['README.md', '## Audit your account']], setUp: configured },
  { parts: [['README.md', '## Without a Zendesk account']] },
  {
    parts: [['docs/formats/snapshot.md'], ['docs/formats/decisions-csv.md']],
    setUp: signedIn,
  },
  { parts: [['docs/installing.md']] },
  { parts: [['CONTRIBUTING.md']] },
];

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'npm run demo': { says: 'Step 6 of 6', leaves: ['drift-audit/apply_receipt.json', '"applied"'] },
  'npx drift audit --demo --fresh': { says: AUDITED, leaves: [PLAN, '"mode": "demo"'] },
  'npx drift apply --plan drift-audit/fix_plan.json': { says: DRY_RUN },
  'npx drift apply --plan drift-audit/fix_plan.json --apply --confirm-plan-hash HASH --reason "weekly repair"':
    {
      says: '9 actions: 4 applied, 1 skipped, 4 blocked',
      leaves: ['drift-audit/apply_receipt.json', 'weekly repair'],
    },

  'export ZENDESK_SUBDOMAIN=yourcompany': {},
  'export ZENDESK_OAUTH_TOKEN=…': {},
  'npx drift audit --reference accounts.csv': { says: AUDITED, leaves: [PLAN, '"mode": "live"'] },
  'npx drift init': { says: 'Signed in to demo', leaves: ['drift.config.json', 'accounts.csv'] },
  'drift init': { says: 'Next: run `drift audit`.' },
  'drift audit --demo': { says: AUDITED, leaves: [PLAN, '"mode": "demo"'] },
  'drift audit --reference FILE': { says: AUDITED, leaves: [PLAN, '"mode": "live"'] },
  'drift trace --sf-account-id ID': { says: 'org_duplicate_external_id: fired' },
  'drift apply --plan FILE': { says: DRY_RUN, leaves: ['drift-audit/dry_run_receipt.json', '"'] },
  'drift apply --resume': {
    says: 'Completed the receipt of the run that was interrupted',
    exitCode: 4,
    before: interruptApply,
  },
  'drift codes': { says: /^ {2}org_duplicate_external_id /m },
  'drift COMMAND --help': { says: /^Usage: drift trace /m },
  'drift audit --reference FILE --exit-code': { says: AUDITED_AGAIN, exitCode: 10 },
  'drift audit --compare DIR': { says: '0 gone, 0 new, 0 continued, 10 unchanged' },
  'drift audit': { says: AUDITED_AGAIN },
  'drift audit --reference FILE --changes': { says: AUDITED_AGAIN },
  'drift audit --reference FILE --keep-snapshot DIR': { says: 'Snapshot kept in kept' },
  'drift audit --reference FILE --snapshot DIR': { says: 'From the snapshot in kept' },
  'drift audit --reference FILE --decisions FILE': { leaves: [PLAN, 'The insurance runs'] },

  'npm run fake-zendesk -- --account demo --port 4100 --token sample': {
    says: / answers at http:\/\/127\.0\.0\.1:\d+ as admin/,
    serves: true,
  },
  'export ZENDESK_SUBDOMAIN=demo ZENDESK_OAUTH_TOKEN=sample': {},
  'npx drift audit --reference fixtures/demo/accounts.csv --base-url http://127.0.0.1:4100': {
    says: AUDITED,
    leaves: [PLAN, '"mode": "live"'],
  },

  'drift audit --keep-snapshot DIR': { says: AUDITED, leaves: ['kept/manifest.json', '"'] },
  'drift audit --snapshot DIR': { says: AUDITED },
  'drift audit --decisions FILE': { leaves: [PLAN, 'The insurance runs'] },

  'npm run package': { says: PACKED, leaves: ['dist/package/manifest.json', '"nav_bar"'] },
  'npm run package -- --reference-host files.acme.example': {
    says: PACKED,
    leaves: ['dist/package/manifest.json', 'files.acme.example'],
  },

  'UPDATE_GOLDEN=1 npx vitest run tests/golden': {
    before: ({ project }) => rm(join(project, GOLDEN), { recursive: true }),
    leaves: [`${GOLDEN}/demo/fix_plan.json`, textOf(`${GOLDEN}/demo/fix_plan.json`)],
  },
};

/** Commands that a test cannot run, each with the reason. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'npm audit': 'asks a registry what it knows today',
  'npm ci': 'asks a registry; what it ends with, `prepare`, is run before every story',
  'npm test': 'would run this test in itself',
  'npm run test:run': 'would run this test in itself',
  'npm run test:code': 'would run this test in itself',
  'npm run check': 'takes minutes, and `npm test` begins with it',
  'npm run size': '`npm test` runs it before the tests',
  'npm start': 'serves people until they end it; tests/workspace runs its program',
  'npm run bench': 'measures for minutes',
  'npm run bench -- page': 'measures for minutes',
  'npm run bench -- sidebar': 'measures for minutes',
  'npm run bench -- requests': 'measures for minutes',
  'npm run bench -- detection': 'measures for minutes',
  'npx vitest run --project code src/core/detect/resolve.test.ts':
    'would run tests in a test; the file it names is held by the links',
  'npx vitest --project code': 'runs until it is ended',
  'npm run mutation': 'takes an hour',
  'npm run screenshots': 'takes minutes; tests/browser walks through the same screens',
  'npm run screenshots -- triage apply': 'takes a browser through the app as tests/browser does',
  'drift apply': 'names a command in a sentence, and needs a plan',
  'drift trace': 'names a command in a sentence, and needs a subject',
};

/** What stands in the place of what a page leaves to its reader. */
const FILLED: Readonly<Record<string, string>> = {
  '--reference FILE': '--reference accounts.csv',
  '--decisions FILE': '--decisions decisions.csv',
  '--plan FILE': `--plan ${PLAN}`,
  '--compare DIR': '--compare drift-audit',
  '--keep-snapshot DIR': '--keep-snapshot kept',
  ' --snapshot DIR': ' --snapshot kept',
  '--sf-account-id ID': '--sf-account-id 001ACME002',
  'drift COMMAND': 'drift trace',
  '=yourcompany': `=${SEED.subdomain}`,
  '=…': `=${TOKEN}`,
  '--port 4100': '--port 0',
};

/** `npx` takes two seconds to find the program of its own folder: one command goes that way. */
const THROUGH_NPX = 'npx drift audit --demo --fresh';

const projects = useProjectCopies();

test('every command of every page is run, or there is a reason why not', () => {
  const run = new Set(STORIES.flatMap(commandsOfStory));
  const neither = markdownFiles().flatMap((page) =>
    commandsOf(textOf(page))
      .filter((command) => !run.has(command) && !Object.hasOwn(NOT_RUN, command))
      .map((command) => `${page}: ${command}`),
  );
  expect(neither).toEqual([]);
});

test('no outcome and no reason is left of a command that no page has any more', () => {
  const run = new Set(STORIES.flatMap(commandsOfStory));
  expect(Object.keys(OUTCOMES).filter((command) => !run.has(command))).toEqual([]);
  const written = new Set(markdownFiles().flatMap((page) => commandsOf(textOf(page))));
  expect(Object.keys(NOT_RUN).filter((command) => !written.has(command))).toEqual([]);
});

const OF_NPM_ITSELF: readonly string[] = ['ci', 'audit'];

test('every script that a page names is one of package.json', () => {
  const named = markdownFiles()
    .flatMap((page) => commandsOf(textOf(page)))
    .flatMap((command) => /^npm (?:run )?([\w:-]+)/.exec(command)?.[1] ?? [])
    .filter((name) => !OF_NPM_ITSELF.includes(name));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !Object.hasOwn(packageJson.scripts, name))).toEqual([]);
});

test.each(STORIES.map((story) => [nameOf(story), story] as const))(
  'the commands of %s',
  async (_name, story) => {
    const commands = commandsOfStory(story).filter((command) => !Object.hasOwn(NOT_RUN, command));
    expect(commands.length).toBeGreaterThan(0);
    const scene: Scene = { project: await projects.copy(), exported: [], printed: [] };
    await story.setUp?.(scene);
    for (const command of commands) await follow(command, scene);
  },
);

async function follow(command: string, scene: Scene): Promise<void> {
  const outcome = OUTCOMES[command];
  if (!outcome) throw new Error(`it is not known what comes of ${command}`);
  const { says = '', exitCode = 0, leaves, before, serves } = outcome;
  await before?.(scene);
  const running = start(command, scene);
  if (serves) await waitForLine(running);
  else expect(await running.ended, `${command}\n${running.printed()}`).toBe(exitCode);
  expect(running.printed(), command).toMatch(says);
  scene.printed.push(running.printed());
  if (command.startsWith('export ')) scene.exported.push(filled(command, scene));
  if (!leaves) return;
  const [file, text] = leaves;
  expect(await readFile(join(scene.project, file), 'utf8'), command).toContain(text);
}

/** Starts a command of a page. What is still running after the test is killed. */
function start(command: string, scene: Scene): Running {
  const running = startShell([...scene.exported, filled(command, scene)], scene.project);
  onTestFinished(async () => {
    running.kill();
    await running.ended;
  });
  return running;
}

async function waitForLine({ printed, ended }: Running): Promise<void> {
  await Promise.race([ended, waitUntil(() => printed().includes('\n'))]);
}

function filled(command: string, { printed }: Scene): string {
  const said = (pattern: RegExp) => printed.join('').match(pattern)?.at(-1) ?? 'NOTHING';
  const whole = Object.entries(FILLED)
    .reduce((text, [written, meant]) => text.replace(written, meant), command)
    .replace('HASH', () => said(/(?<=--confirm-plan-hash )[0-9a-f]{64}/g))
    .replace('127.0.0.1:4100', () => said(/127\.0\.0\.1:\d+/g));
  if (/\b(?:COMMAND|DIR|FILE|HASH|ID|NOTHING)\b|…|4100/.test(whole))
    throw new Error(`it is not known what to fill in: ${whole}`);
  return command === THROUGH_NPX ? whole : whole.replace(/^npx drift /, 'drift ');
}

/** An account, its list, some decisions, and the settings that `drift init` would have asked for. */
async function configured({ project }: Scene): Promise<void> {
  // Several audits share a minute.
  const tokens = new Map([[TOKEN, administrator()]]);
  const fake = createFakeZendesk(SEED, { now: Date.now, tokens, highVolume: true });
  const served = await serveFake(fake);
  onTestFinished(() => served.close());
  await copyFile(join(project, 'fixtures/demo/accounts.csv'), join(project, 'accounts.csv'));
  const [, example = ''] =
    /^```csv\n([^]*?)^```$/m.exec(textOf('docs/formats/decisions-csv.md')) ?? [];
  await writeFile(join(project, 'decisions.csv'), example);
  const config = { reference: 'accounts.csv', baseUrl: served.url };
  await writeFile(join(project, 'drift.config.json'), JSON.stringify(config));
}

async function signedIn(scene: Scene): Promise<void> {
  await configured(scene);
  scene.exported.push(
    `export ZENDESK_SUBDOMAIN=${SEED.subdomain}`,
    `export ZENDESK_OAUTH_TOKEN=${TOKEN}`,
  );
}

/** Kills an apply while it watches tickets after its second write. */
async function interruptApply(scene: Scene): Promise<void> {
  const confirmed = '--apply --confirm-plan-hash HASH --reason "a test" --settle-seconds 3';
  const running = start(`drift apply --plan FILE ${confirmed}`, scene);
  const written = waitUntil(() => /applied +add_org_domain/.test(running.printed()));
  await Promise.race([running.ended, written]);
  running.kill();
  expect(await running.ended, running.printed()).toBeNull();
}

function administrator(): number {
  const user = SEED.users.find(({ role }) => role === 'admin');
  if (!user) throw new Error('the demo has no administrator');
  return user.id;
}

function commandsOfStory({ parts }: Story): readonly string[] {
  return parts.flatMap(([page, heading]) => {
    const text = textOf(page);
    return commandsOf(heading === undefined ? text : sectionOf(text, heading));
  });
}

function nameOf({ parts }: Story): string {
  return parts.map((part) => part.join(' ')).join(', ');
}
