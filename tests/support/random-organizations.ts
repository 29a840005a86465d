import type { Random } from '../../src/fake-zendesk/accounts/generate/random.ts';
import type { OrganizationSeed } from '../../src/fake-zendesk/seed.ts';
import { domainsOf, type Company, type Link } from './random-companies.ts';

/** The organizations of companies, with orphans and domains that stray to other organizations. */
export function randomOrganizations(
  companies: readonly Company[],
  random: Random,
): readonly OrganizationSeed[] {
  const drafts = companies.flatMap((company) =>
    EXTERNAL_IDS[company.link].map((kind, copy) => draftOf(company, kind, copy, random)),
  );
  const orphans = Array.from({ length: random.below(3) }, (_, index) =>
    orphan(index, companies, random),
  );
  return [...drafts, ...orphans].map((draft, index) => ({
    ...draft,
    id: 101 + index,
    domain_names: [...draft.domain_names, ...strayDomains(companies, random)],
    shared_tickets: random.fraction() < 0.15,
    age: 60 * random.below(2000),
  }));
}

type Draft = Pick<OrganizationSeed, 'name' | 'external_id'> & {
  readonly domain_names: readonly string[];
};

type ExternalId = 'own' | 'blank' | 'other' | 'blank_or_other';

const EXTERNAL_IDS: Readonly<Record<Link, readonly ExternalId[]>> = {
  linked: ['own'],
  duplicates: ['own', 'own'],
  blank: ['blank'],
  several: ['blank_or_other', 'blank_or_other'],
  other_id: ['other'],
  none: [],
};

function draftOf(company: Company, kind: ExternalId, copy: number, random: Random): Draft {
  const presence = kind === 'own' ? 0.4 : 0.95;
  return {
    name: copy === 0 || random.fraction() < 0.5 ? company.name : `${company.name} Sales`,
    external_id: externalId(company, kind, random),
    domain_names: domainsOf(company)
      .filter(() => random.fraction() < presence)
      .map((domain) => (random.fraction() < 0.1 ? domain.toUpperCase() : domain)),
  };
}

function externalId(company: Company, kind: ExternalId, random: Random): string | null {
  switch (kind) {
    case 'own':
      return random.pick(company.spellings);
    case 'blank':
      return random.pick([null, null, '', ' ']);
    case 'other':
      return `legacy-${company.index}`;
    case 'blank_or_other':
      return random.pick([null, '', `legacy-${company.index}`]);
  }
}

function orphan(index: number, companies: readonly Company[], random: Random): Draft {
  const namesake = companies[random.below(companies.length)]?.name ?? '';
  return {
    name: random.fraction() < 0.4 ? `${namesake}, Inc.` : `Orphan ${index}`,
    external_id: random.fraction() < 0.3 ? `gone-${index}` : null,
    domain_names: random.fraction() < 0.3 ? ['gmail.com'] : [],
  };
}

function strayDomains(companies: readonly Company[], random: Random): readonly string[] {
  if (random.fraction() < 0.8) return [];
  const company = companies[random.below(companies.length)];
  return company ? domainsOf(company).slice(0, 1) : [];
}
