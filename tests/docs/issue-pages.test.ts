import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  BLOCKED_REASON_CATALOGUE,
  GUARD_CATALOGUE,
  ISSUE_CATALOGUE,
  ISSUE_CODES,
} from '../../src/core/detect/catalogue.ts';
import { ACTION_TYPES, type ActionType } from '../../src/core/plan/plan-format.ts';
import { REPOSITORY, sectionOf, textOf } from './markdown-files.ts';

const SECTIONS = ['What it means', 'Evidence', 'Why it matters', 'What to do', 'Repair'];

test('every code has a page, and every page a code', () => {
  const pages = readdirSync(join(REPOSITORY, 'docs/issues'));
  expect(pages.sort()).toEqual(ISSUE_CODES.map((code) => `${code}.md`).sort());
});

test('the index lists the codes in catalogue order, with risk and disposition', () => {
  const rows = [
    ...textOf('docs/README.md').matchAll(/^\| \[`(\w+)`\]\(\S+\) +\| (.+?) +\| (.+?) +\|$/gm),
  ];
  expect(rows.map(([, ...cells]) => cells)).toEqual(
    ISSUE_CODES.map((code) => {
      const { risk, disposition } = ISSUE_CATALOGUE[code];
      return [code, risk, disposition.replace('_', ' ')];
    }),
  );
});

describe.each(ISSUE_CODES)('the page of %s', (code) => {
  const text = textOf(`docs/issues/${code}.md`);
  const entry = ISSUE_CATALOGUE[code];

  test('begins with the code', () => {
    expect(text.split('\n')[0]).toBe(`# \`${code}\``);
  });

  test('says what the catalogue says', () => {
    const facts: unknown = Object.fromEntries(
      [...text.matchAll(/^\| ([A-Z]\w+) +\| (.+?) +\|$/gm)].map(([, name = '', value]) => [
        name,
        value,
      ]),
    );
    expect(facts).toMatchObject({
      Layer: entry.layer,
      Risk: entry.risk,
      Disposition: entry.disposition.replace('_', ' '),
      Subject: entry.subject,
      Action: entry.action === null ? 'none' : `\`${entry.action}\``,
    });
  });

  test('has its sections in order, none empty', () => {
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(SECTIONS);
    for (const section of SECTIONS)
      expect(sectionOf(text, `## ${section}`).trim().length).toBeGreaterThan(20);
  });

  test('names the reasons that can block its repair, and no others', () => {
    const repair = sectionOf(text, '## Repair');
    const named = [...repair.matchAll(/guards\.md#(\w+)/g)].map(([, reason]) => reason);
    expect(named).toEqual(reasonsOf(entry));
  });
});

describe('the page of reasons', () => {
  const text = textOf('docs/blocked-reasons-and-guards.md');

  test('has the seven and the guards, in the order in which they are given', () => {
    expect([...text.matchAll(/^### `(\w+)`$/gm)].map(([, reason]) => reason)).toEqual([
      ...Object.keys(BLOCKED_REASON_CATALOGUE),
      ...Object.keys(GUARD_CATALOGUE),
    ]);
  });

  test.each(Object.entries({ ...BLOCKED_REASON_CATALOGUE, ...GUARD_CATALOGUE }))(
    '%s: the actions it blocks, and whether it can be lifted',
    (reason, { blocks, liftable }) => {
      const section = sectionOf(text, `### \`${reason}\``);
      expect(ACTION_TYPES.filter((type) => section.includes(`\`${type}\``))).toEqual(
        ACTION_TYPES.filter((type) => blocks.some((blocked) => blocked === type)),
      );
      if (reason in GUARD_CATALOGUE)
        expect(section.trim()).toMatch(liftable ? /^Can be lifted/ : /^Cannot be lifted/);
    },
  );
});

/** In the order of the catalogues. */
function reasonsOf({
  action,
  alwaysBlocked,
}: {
  readonly action: ActionType | null;
  readonly alwaysBlocked: string | null;
}): readonly string[] {
  if (action === null) return [];
  if (alwaysBlocked !== null) return [alwaysBlocked];
  const always = new Set<string>(
    Object.values(ISSUE_CATALOGUE).flatMap(({ alwaysBlocked: reason }) => reason ?? []),
  );
  return Object.entries({ ...BLOCKED_REASON_CATALOGUE, ...GUARD_CATALOGUE })
    .filter(
      ([reason, { blocks }]) => !always.has(reason) && blocks.some((blocked) => blocked === action),
    )
    .map(([reason]) => reason);
}
