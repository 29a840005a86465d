import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultDomainLists, withListChanges } from '../identity/domain-lists.ts';
import { readReference } from './read-reference.ts';
import type { Reference } from './reference.ts';
import { bytesOf, lines, problemOf, readText } from './reference.builders.ts';

const HEADER = 'Account ID,Account Name,Domain,Website,Zendesk Org ID,Parent Account ID,Owner,ARR';

describe('accounts', () => {
  test('one row is one account, its values normalised', () => {
    const row =
      ' 001A0000006Vm9r , Acme Healthcare ,"Acme.example; mail.acme.example",https://www.acme-web.example/x,360001.0,001d000001TLQO4,Sample Owner,"$1,200"';
    expect(readText(lines(HEADER, row)).reference).toMatchObject({
      accounts: [
        {
          id: '001A0000006Vm9rIAC',
          key: '001a0000006vm9riac',
          name: 'Acme Healthcare',
          domains: [
            { domain: 'acme-web.example', source: 'website' },
            { domain: 'acme.example', source: 'domain' },
            { domain: 'mail.acme.example', source: 'domain' },
          ],
          storedOrganizationId: 360001,
          parentId: '001d000001TLQO4AAP',
          owner: 'Sample Owner',
          value: 1200,
        },
      ],
      setAsideRows: [],
      setAsideValues: [],
      mergedIds: [],
    });
  });

  test('a domain that a domain column names is no website, whichever comes first', () => {
    const { accounts } = readText(
      lines('Website,Domain,Id,Name', 'acme.example,,1,Acme', ',acme.example,1,Acme'),
    ).reference;
    expect(accounts[0]?.domains).toEqual([{ domain: 'acme.example', source: 'domain' }]);
  });

  test.each([
    ['a.example;b.example', ['a.example', 'b.example']],
    ['"a.example,b.example"', ['a.example', 'b.example']],
    ['a.example | b.example', ['a.example', 'b.example']],
    ['"a.example\nb.example"', ['a.example', 'b.example']],
    ['" ; a.example;; "', ['a.example']],
    ['\u200b', []],
  ])('the domain cell %j holds %j', (cell, domains) => {
    const { accounts, setAsideValues } = readText(`Id,Name,Domain\n1,Acme,${cell}\n`).reference;
    expect(accounts[0]?.domains.map(({ domain }) => domain)).toEqual(domains);
    expect(setAsideValues.map(({ reason }) => reason)).toEqual(domains.length > 0 ? [] : ['empty']);
  });

  test.each([
    ['https://www.a.example/x;jsessionid=1', ['a.example']],
    ['"https://a.example/de,at/x"', ['a.example']],
    ['"https://a.example/x, https://b.example"', ['a.example', 'b.example']],
    ['"http://a.example/x;www.b.example"', ['a.example', 'b.example']],
    ['"a.example, b.example;c.example"', ['a.example', 'b.example', 'c.example']],
  ])('the website cell %j holds %j', (cell, domains) => {
    const { accounts, setAsideValues } = readText(`Id,Name,Website\n1,Acme,${cell}\n`).reference;
    expect(accounts[0]?.domains.map(({ domain }) => domain)).toEqual(domains);
    expect(setAsideValues).toEqual([]);
  });

  test('rows with one id in any spelling are one account with all their domains', () => {
    const { reference } = readText(
      lines(
        HEADER,
        '001A0000006Vm9r,Acme,a.example,,,,,',
        '001A0000006Vm9rIAC,Acme,b.example,,360001,,,',
        '001a0000006vm9riac,,,c.example,,,Sample Owner,',
        '001a0000006Vm9r,Another case is another account,d.example,,,,,',
      ),
    );
    expect(reference.accounts).toHaveLength(2);
    expect(reference.mergedIds).toEqual(['001A0000006Vm9rIAC']);
    expect(reference.accounts.find(({ id }) => id === '001A0000006Vm9rIAC')).toMatchObject({
      name: 'Acme',
      domains: [{ domain: 'a.example' }, { domain: 'b.example' }, { domain: 'c.example' }],
      storedOrganizationId: 360001,
      owner: 'Sample Owner',
    });
    expect(reference.setAsideValues).toEqual([]);
  });

  test('where rows of one account differ, the smallest value is taken and the others are reported', () => {
    const { reference } = readText(
      lines(
        HEADER,
        'x-1,Beta,a.example,,,P2,Owner B,90',
        'X-1,Alpha,a.example,,,P1,Owner A,100',
        'x-1,Alpha,a.example,,,,,',
      ),
    );
    expect(reference.accounts).toMatchObject([
      { id: 'X-1', key: 'x-1', name: 'Alpha', parentId: 'P1', owner: 'Owner A', value: 90 },
    ]);
    const accountId = 'X-1';
    const reason = 'differing_value';
    expect(reference.setAsideValues).toEqual([
      { row: 3, column: 'ARR', value: '100', reason, accountId },
      { row: 2, column: 'Account Name', value: 'Beta', reason, accountId },
      { row: 2, column: 'Owner', value: 'Owner B', reason, accountId },
      { row: 2, column: 'Parent Account ID', value: 'P2', reason, accountId },
    ]);
  });

  test('two spellings of one parent or one amount are no difference', () => {
    const { setAsideValues } = readText(
      lines(
        HEADER,
        '1,Acme,a.example,,,001d000001TLQO4,,"1,200"',
        '1,Acme,a.example,,,001D000001TLQO4AAP,,$1200.00',
      ),
    ).reference;
    expect(setAsideValues).toEqual([]);
  });

  test('rows that name different organizations are all set aside, and keep their claims', () => {
    const { reference } = readText(
      lines(
        HEADER,
        '1,Acme,a.example,,360001,,,',
        '1,Acme,b.example,,360002,,,',
        '1,Acme,,c.example,,,,',
        '2,Beta,d.example,,360001,,,',
        '2,Beta,d.example,,360001.0,,,',
      ),
    );
    expect(reference.accounts.map(({ id }) => id)).toEqual(['2']);
    const reason = 'conflicting_stored_organizations';
    const conflict = { reason, rawId: '1', rawName: 'Acme', key: '1' };
    expect(reference.setAsideRows).toEqual([
      { row: 2, ...conflict, domains: ['a.example'] },
      { row: 3, ...conflict, domains: ['b.example'] },
      { row: 4, ...conflict, domains: ['c.example'] },
    ]);
  });

  test('an account is nameless only where no row of it has a name', () => {
    const { reference } = readText(
      lines('Id,Name,Domain', '1,,a.example', '2,Beta,b.example', '2,,c.example'),
    );
    expect(reference.accounts).toMatchObject([{ id: '2', name: 'Beta' }]);
    expect(reference.setAsideRows).toEqual([
      { row: 2, reason: 'missing_name', rawId: '1', rawName: '', key: '1', domains: ['a.example'] },
    ]);
  });

  test('a broken row claims whatever its cells could mean', () => {
    const { reference } = readText(
      lines('Id,Name,Domain', '1,Acme,a.example', '2,"Beta "x"",www.shop.b.example;gmail.com', '3'),
    );
    expect(reference.setAsideRows).toMatchObject([
      { row: 3, reason: 'broken_quotes', key: null, domains: ['b.example', 'shop.b.example'] },
      { row: 4, reason: 'too_few_cells', key: null, domains: [] },
    ]);
  });

  test('a broken row is known by its id only where that can be nothing else', () => {
    const { setAsideRows } = readText(
      lines(
        'Id,Name,Domain',
        '1,Acme,a.example',
        '001A0000006Vm9r,b.example',
        '001ACME001,c.example',
      ),
    ).reference;
    expect(setAsideRows.map(({ rawId, key }) => [rawId, key])).toEqual([
      ['001A0000006Vm9r', '001a0000006vm9riac'],
      ['001ACME001', null],
    ]);
  });

  test('lists of a person decide what may be claimed', () => {
    const bytes = bytesOf(lines('Id,Name,Domain', '1,Acme,gmail.com a.example'));
    const lists = withListChanges(defaultDomainLists(), {
      addedPersonal: ['a.example'],
      addedSharedHosts: [],
      removed: ['gmail.com'],
    });
    const { accounts, setAsideValues } = readReference(bytes, { file: 'l.csv', lists }).reference;
    expect(accounts[0]?.domains).toEqual([{ domain: 'gmail.com', source: 'domain' }]);
    expect(setAsideValues).toMatchObject([{ value: 'a.example', reason: 'personal_mail' }]);
  });
});

describe('files that cannot be used', () => {
  test.each([
    ['', ['reference_empty', { file: 'list.csv' }]],
    ['\ufeff\r\n', ['reference_empty', { file: 'list.csv' }]],
    ['Id,Name,Domain', ['reference_no_rows', { file: 'list.csv', row: 1 }]],
    ['Id,Name,Domain\n,,\n\n', ['reference_no_rows', { file: 'list.csv', row: 1 }]],
    [
      'Id,Name\n1,Acme\n',
      [
        'reference_missing_column',
        { file: 'list.csv', row: 1, missing: 'domain', columns: 'Id, Name' },
      ],
    ],
    [
      'Id,Name,Domain\n,A,a.example\n1,,b.example\n,C,\n2\n',
      [
        'reference_no_usable_account',
        {
          file: 'list.csv',
          row: 2,
          rows: 4,
          reasons: 'missing_id 2, missing_name 1, too_few_cells 1',
        },
      ],
    ],
    ['%PDF-1.7', ['reference_not_text', { file: 'list.csv', seems: 'pdf' }]],
  ])('%j', (text, problem) => {
    expect(problemOf(() => readText(text))).toEqual(problem);
  });
});

describe('digest', () => {
  const base = lines(HEADER, '1,Acme,a.example,,360001,,,', '2,,b.example,,,,,');
  const digest = (text: string) => readText(text).reference.digest;

  test('is the hash of accounts and of the claims of rows that were set aside', () => {
    expect(digest(base)).toMatch(/^[0-9a-f]{64}$/);
    expect(digest(base.replace('b.example', 'c.example'))).not.toBe(digest(base));
    expect(digest(base.replace('a.example', 'c.example'))).not.toBe(digest(base));
    expect(digest(base.replace('360001', '360002'))).not.toBe(digest(base));
    expect(digest(base.replace('Acme', 'Acme Labs'))).not.toBe(digest(base));
  });

  test('knows nothing of separators, spellings, row numbers, or rows that claim nothing', () => {
    expect(digest(base.replaceAll(',', ';'))).toBe(digest(base));
    expect(digest(`\n${base.replaceAll('\n', '\r\n')}`)).toBe(digest(base));
    expect(digest(base.replace('a.example', 'https://www.A.example/'))).toBe(digest(base));
    expect(digest(`${base}3,,,,,,,\n`)).toBe(digest(base));
    expect(digest(`${base}1,Acme,a.example,,,,,\n`)).toBe(digest(base));
  });

  test('counts how many rows that were set aside claim a domain', () => {
    expect(digest(`${base}3,,b.example,,,,,\n`)).not.toBe(digest(base));
  });
});

describe('properties', () => {
  const cell = (...texts: readonly string[]) => fc.constantFrom('', ...texts);
  const row = fc
    .tuple(
      cell('1', '2', 'x', 'X', '001A0000006Vm9r', '001a0000006vm9riac', '001A0000006Vm9rIA6'),
      cell('Acme', 'Beta', ' Acme'),
      cell('a.example', 'b.example;A.example', 'slug', 'gmail.com', 'bücher.example'),
      cell('www.a.example/x', 'shop.c.example', 'facebook.com'),
      cell('360001', '360002', 'x'),
      cell('P', 'p'),
      cell('Owner A', 'Owner B'),
      cell('100', '90', '1.200'),
    )
    .map((cells) => cells.join(','));
  const broken = fc.constantFrom('1,Acme', '1,"Ac"me,a.example', '2,Beta,b.example,,,,,,more', '1');
  const rows = fc.array(fc.oneof({ weight: 6, arbitrary: row }, broken), { maxLength: 12 });
  const withOrder = rows.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray([...list.keys()], { minLength: list.length })),
  );
  /** One good row, so that there is always a usable account. */
  const read = (list: readonly string[]) =>
    readText(lines(HEADER, 'last,Last,last.example,,,,,', ...list));

  test('the same rows in another order give the same but for row numbers', () => {
    fc.assert(
      fc.property(withOrder, ([list, order]) => {
        const shuffled = order.map((at) => list[at] ?? '');
        expect(withoutRows(read(shuffled).reference)).toEqual(withoutRows(read(list).reference));
      }),
      { numRuns: 300 },
    );
  });

  test('every row ends in an account or among the rows set aside', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { reference, columns } = read(list);
        const keys = new Set(reference.accounts.map(({ key }) => key));
        expect(keys.size).toBe(reference.accounts.length);
        const setAside = new Set(reference.setAsideRows.map((set) => set.row));
        expect(setAside.size).toBe(reference.setAsideRows.length);
        const blank = list.filter((text) => /^,*$/.test(text)).length;
        expect(columns.rows).toBe(list.length + 1 - blank);
        expect(columns.blankRows).toBe(blank);
        expect(setAside.size).toBeLessThan(columns.rows);
      }),
    );
  });

  test('an account that is written out again is read as the same', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { accounts } = read(list).reference;
        const written = accounts.map((account) => {
          const ofSource = (source: string) =>
            account.domains.flatMap((of) => (of.source === source ? [of.domain] : [])).join(' ');
          const { id, name, storedOrganizationId, parentId, owner, value } = account;
          const domains = [ofSource('domain'), ofSource('website')];
          return [id, name, ...domains, storedOrganizationId, parentId, owner, value].join(',');
        });
        expect(readText(lines(HEADER, ...written)).reference.accounts).toEqual(accounts);
      }),
    );
  });

  test('bytes of any kind give a reference or a problem of the person', () => {
    const header = [...bytesOf('Id,Name,Domain\n')];
    fc.assert(
      fc.property(fc.boolean(), fc.uint8Array({ maxLength: 200 }), (isHeaded, tail) => {
        const bytes = Uint8Array.from([...(isHeaded ? header : []), ...tail]);
        try {
          readReference(bytes, { file: 'list.csv' });
        } catch (error) {
          expect(error).toMatchObject({ fault: 'person', values: { file: 'list.csv' } });
        }
      }),
    );
  });
});

function withoutRows({ setAsideRows, setAsideValues, ...rest }: Reference) {
  return {
    ...rest,
    setAsideRows: setAsideRows.map((set) => ({ ...set, row: 0 })),
    setAsideValues: setAsideValues.map((set) => ({ ...set, row: 0 })),
  };
}
