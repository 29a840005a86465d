import type { Random } from '../../src/fake-zendesk/accounts/generate/random.ts';
import type { ReferenceRow } from '../../src/fake-zendesk/accounts/generate/reference-csv.ts';
import {
  salesforceId15,
  withChecksum,
  withWrongChecksum,
} from '../../src/fake-zendesk/accounts/generate/salesforce-id.ts';
import type { OrganizationSeed } from '../../src/fake-zendesk/seed.ts';

/** What holds between a company's Salesforce account and its Zendesk organizations. */
export type Link = 'linked' | 'duplicates' | 'blank' | 'several' | 'other_id' | 'none';

/** A company: an account of the reference, and what is meant to be wrong with it. */
export type Company = {
  readonly index: number;
  /** The id in every spelling that means the same account. */
  readonly spellings: readonly [string, ...string[]];
  readonly name: string;
  /** Domains that a column of domains names. */
  readonly domains: readonly string[];
  /** Domains that only the website column names. */
  readonly website: string | null;
  readonly link: Link;
  /** Which organization the reference stores. */
  readonly stored: 'own' | 'foreign' | 'missing' | null;
  /** What is wrong with the company's rows. */
  readonly row: 'good' | 'twice' | 'conflicting' | 'nameless' | 'bad_suffix' | 'bad_domain';
};

/** One to eight companies. The first always has a good row, for a reference has at least one account. */
export function randomCompanies(random: Random): readonly Company[] {
  return Array.from({ length: 1 + random.below(8) }, (_, index) => randomCompany(index, random));
}

/** All domains that a company's users may write from. */
export function domainsOf({ domains, website }: Company): readonly string[] {
  return website === null ? domains : [...domains, website];
}

/** The rows of a reference: what the companies' accounts look like in Salesforce. */
export function rowsOf(
  companies: readonly Company[],
  organizations: readonly OrganizationSeed[],
  random: Random,
): readonly ReferenceRow[] {
  return companies.flatMap((company) => {
    const row = rowOf(company, organizations, random);
    switch (company.row) {
      case 'good':
        return [row];
      case 'twice':
        return [row, { ...row, sf_account_id: random.pick(company.spellings), website: '' }];
      case 'conflicting':
        return [
          { ...row, zendesk_org_id: '101' },
          { ...row, zendesk_org_id: '102' },
        ];
      case 'nameless':
        return [{ ...row, account_name: '' }];
      case 'bad_suffix':
        return [{ ...row, sf_account_id: withWrongChecksum(salesforceId15(company.index)) }];
      case 'bad_domain':
        return [{ ...row, domains: `${row.domains}; no-domain`, website: 'https://gmail.com/' }];
    }
  });
}

function randomCompany(index: number, random: Random): Company {
  const host = `c${index}.example`;
  const isWebsiteOnly = random.fraction() < 0.35;
  return {
    index,
    spellings: spellingsOf(index, random),
    name: `Company ${index}`,
    domains: [
      ...(isWebsiteOnly ? [] : [host]),
      ...(random.fraction() < 0.3 ? [`c${index}.test`] : []),
      ...(random.fraction() < 0.1 ? [`mail.${host}`] : []),
      ...(random.fraction() < 0.25 ? ['group.example'] : []),
    ],
    website: isWebsiteOnly ? host : null,
    link: random.pick<Link>([
      ...repeated<Link>('linked', 9),
      ...repeated<Link>('duplicates', 3),
      ...repeated<Link>('blank', 4),
      ...repeated<Link>('several', 2),
      ...repeated<Link>('other_id', 2),
      ...repeated<Link>('none', 2),
    ]),
    stored: random.pick<Company['stored']>([
      null,
      null,
      null,
      null,
      'own',
      'own',
      'foreign',
      'missing',
    ]),
    row:
      index === 0
        ? 'good'
        : random.pick<Company['row']>([
            ...repeated<Company['row']>('good', 12),
            'twice',
            'conflicting',
            'nameless',
            'bad_suffix',
            'bad_domain',
          ]),
  };
}

function spellingsOf(index: number, random: Random): Company['spellings'] {
  if (random.fraction() < 0.4) return [`CUST-${index}`, `cust-${index}`, ` Cust-${index} `];
  const short = salesforceId15(index);
  const long = withChecksum(short);
  return [long, short, long.toLowerCase(), long.toUpperCase(), ` ${short}`];
}

function rowOf(
  { spellings, name, domains, website, stored }: Company,
  organizations: readonly OrganizationSeed[],
  random: Random,
): ReferenceRow {
  const own = organizations.filter((organization) => organization.name.startsWith(name));
  const some = stored === 'own' ? own : stored === 'foreign' ? organizations : [];
  const id =
    some[random.below(Math.max(1, some.length))]?.id ?? (stored === 'missing' ? 999 : null);
  return {
    sf_account_id: random.pick(spellings),
    account_name: name,
    domains: domains.join('; '),
    website: website === null ? '' : `https://www.${website}/about`,
    zendesk_org_id: id === null ? '' : String(id),
    owner: '',
    arr: '',
  };
}

function repeated<Item>(item: Item, times: number): [Item, ...Item[]] {
  return [item, ...Array.from({ length: times - 1 }, () => item)];
}
