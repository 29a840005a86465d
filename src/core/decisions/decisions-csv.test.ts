import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decision } from '../../../tests/support/reference.builders.ts';
import { bytesOf, lines, problemOf } from '../reference/reference.builders.ts';
import { decisionsCsv, readDecisions, toDecision, toList } from './decisions-csv.ts';

const HEADER = 'kind,subject,sf_account_id,decided_by,reason,until';
const ISSUE = 'issue_0123456789abcdef0123';

function read(...rows: readonly string[]) {
  return readDecisions(bytesOf(lines(HEADER, ...rows)), 'decisions.csv');
}

test('a file says whose a domain and an address is, and which issue may stay', () => {
  const { decisions, setAside } = read(
    'domain,https://www.Acme-Group.example/about,001ACME,Ada,One company,',
    'address, Kim@Gmail.com ,001BIRCH,Ada,She told us,2026-12-31',
    `issue,${ISSUE},,Bo,They move,2026-06-30`,
  );
  expect(setAside).toEqual([]);
  expect(decisions).toEqual([
    {
      kind: 'domain',
      subject: 'acme-group.example',
      accountId: '001ACME',
      decidedBy: 'Ada',
      reason: 'One company',
      until: null,
    },
    {
      kind: 'address',
      subject: 'kim@gmail.com',
      accountId: '001BIRCH',
      decidedBy: 'Ada',
      reason: 'She told us',
      until: '2026-12-31',
    },
    {
      kind: 'issue',
      subject: ISSUE,
      accountId: null,
      decidedBy: 'Bo',
      reason: 'They move',
      until: '2026-06-30',
    },
  ]);
});

describe('a row that cannot hold is set aside', () => {
  test.each([
    ['unknown_kind', 'user,kim@acme.example,001ACME,Ada,Why,'],
    ['bad_subject', 'domain,localhost,001ACME,Ada,Why,'],
    ['bad_subject', 'domain,gmail.com,001ACME,Ada,Why,'],
    ['bad_subject', 'domain,facebook.com,001ACME,Ada,Why,'],
    ['bad_subject', 'domain,co.uk,001ACME,Ada,Why,'],
    ['bad_subject', 'address,acme.example,001ACME,Ada,Why,'],
    ['bad_subject', 'issue,issue_0123456789abcdef012,,Ada,Why,2026-12-31'],
    ['bad_subject', `issue,${ISSUE}4,,Ada,Why,2026-12-31`],
    ['bad_subject', `issue,my ${ISSUE},,Ada,Why,2026-12-31`],
    ['missing_account', 'domain,acme.example,,Ada,Why,'],
    ['missing_decided_by', 'domain,acme.example,001ACME,,Why,'],
    ['missing_reason', 'domain,acme.example,001ACME,Ada, ,'],
    ['missing_until', `issue,${ISSUE},,Ada,Why,`],
    ['bad_until', 'domain,acme.example,001ACME,Ada,Why,31.12.2026'],
    ['bad_until', 'domain,acme.example,001ACME,Ada,Why,2026-02-30'],
    ['bad_until', 'domain,acme.example,001ACME,Ada,Why,2026-1-01'],
    ['bad_until', 'domain,acme.example,001ACME,Ada,Why,+002026-01-01'],
    ['bad_until', 'domain,acme.example,001ACME,Ada,Why,2026-01-01T00:00'],
  ] as const)('%s: %s', (why, row) => {
    const { decisions, setAside } = read(row);
    expect(decisions).toEqual([]);
    expect(setAside).toMatchObject([{ why }]);
  });

  test('and is told as the file has it', () => {
    expect(read('domain,Gmail.com,001ACME,Ada,Why,').setAside).toEqual([
      { kind: 'domain', subject: 'Gmail.com', why: 'bad_subject' },
    ]);
  });
});

test('decisions and rows that were set aside stand in one order, blank rows are passed over', () => {
  const { decisions, setAside } = read(
    'domain,b.example,1,Ada,Why,',
    ' , , , , , ',
    'domain,a.example,2,Ada,Why,',
    'domain,a.example,1,Ada,Why,',
    'user,b,1,Ada,Why,',
    'user,a,1,Ada,Why,',
  );
  expect(decisions.map(({ subject, accountId }) => [subject, accountId])).toEqual([
    ['a.example', '1'],
    ['a.example', '2'],
    ['b.example', '1'],
  ]);
  expect(setAside.map(({ subject }) => subject)).toEqual(['a', 'b']);
});

test('a row that names neither an account nor a person is not filled in yet', () => {
  expect(read('domain,acme-group.example,,,,', 'address,kim@acme.example,,,,')).toEqual({
    decisions: [],
    setAside: [],
  });
  expect(read(`issue,${ISSUE},,,,`).setAside).toMatchObject([{ why: 'missing_decided_by' }]);
});

test('headers are matched without case, blanks and underscores; separators and other columns do not matter', () => {
  const text = lines(
    'Note;Kind;Subject;SF Account ID;Decided by;Reason;Until',
    'x;Domain;acme.example;001ACME;Ada;Why;',
  );
  expect(readDecisions(bytesOf(text), 'decisions.csv').decisions).toMatchObject([
    { kind: 'domain', subject: 'acme.example', accountId: '001ACME' },
  ]);
});

test.each([
  ['another table', lines('sf_account_id,account_name', '001ACME,Acme')],
  [
    'a column too few',
    lines('kind,subject,sf_account_id,decided_by,reason', 'domain,a.example,1,A,B'),
  ],
  ['an open quote', lines(HEADER, 'domain,"acme.example,001ACME,Ada,Why,')],
  ['markup', '<html></html>'],
  ['nothing', ''],
])('%s is no decisions file', (_, text) => {
  expect(problemOf(() => readDecisions(bytesOf(text), 'list.csv'))).toEqual([
    'decisions_unreadable',
    { file: 'list.csv' },
  ]);
});

test('what was written is read as it was, in any order of rows', () => {
  const text = fc.stringMatching(/^[\w=+@"',; -]{0,12}\w$/);
  const any = fc.record({
    subject: fc.constantFrom('acme.example', 'birch.example', 'mail.birch.example'),
    sf_account_id: fc.constantFrom('001ACME', '=BIRCH', 'Account 7'),
    decided_by: text.map((said) => said.trim()),
    reason: text.map((said) => said.trim()),
    until: fc.constantFrom('', '2026-12-31'),
  });
  fc.assert(
    fc.property(fc.array(any), (rows) => {
      // An apostrophe before a formula is the file's own way of making it harmless.
      const isPlain = rows.every(({ reason, decided_by }) => !/['"]/.test(reason + decided_by));
      fc.pre(
        isPlain && rows.every(({ reason, decided_by }) => !/[;\s][=+@-]/.test(reason + decided_by)),
      );
      const decisions = rows.map((row) => decision({ kind: 'domain', ...row }));
      const written = decisionsCsv(decisions.reverse());
      expect(readDecisions(bytesOf(written), 'decisions.csv')).toEqual(toList(decisions));
    }),
  );
});

test('a formula in a file that was written is harmless in a spreadsheet', () => {
  const written = decisionsCsv([
    decision({ kind: 'domain', subject: 'acme.example', sf_account_id: '1', reason: '=1+1' }),
  ]);
  expect(written).toContain(",'=1+1,");
});

test('a decision of an issue names no account', () => {
  const row = { kind: 'issue', subject: ISSUE, decided_by: 'A', reason: 'B', until: '2026-12-31' };
  expect(toDecision({ ...row, sf_account_id: '001ACME' })).toMatchObject({ accountId: null });
});
