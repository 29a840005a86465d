/** What a column of the reference is taken for. */
export type ColumnRole =
  'id' | 'name' | 'domain' | 'website' | 'stored_organization_id' | 'parent_id' | 'owner' | 'value';

/**
 * Headers of each role in their normalised form, the most telling first: where a file has several of
 * one role, the first group that occurs is taken. Of domains and websites all are taken.
 */
const HEADERS: Readonly<Record<ColumnRole, readonly (readonly string[])[]>> = {
  id: [
    words(`accountid18 sfaccountid18 salesforceaccountid18 18digitaccountid 18characteraccountid
      18characcountid accountid18digit accountid18digits accountid18char accountid18character
      accountid18characters casesafeaccountid accountcasesafeid casesafeid 18digitid`),
    words('sfaccountid salesforceaccountid sfdcaccountid accountid'),
    words('salesforceid sfdcid sfid'),
    words('id'),
  ],
  name: [
    words('sfaccountname salesforceaccountname accountname'),
    words('name'),
    words('companyname'),
  ],
  domain: [
    words(`domain domains emaildomain emaildomains maildomain maildomains accountdomain accountdomains
      companydomain companydomains customerdomain customerdomains expecteddomain expecteddomains
      primarydomain primarydomains primaryemaildomain additionaldomain additionaldomains
      additionalemaildomain additionalemaildomains secondarydomain secondarydomains alternatedomain
      alternatedomains otherdomain otherdomains`),
  ],
  website: [words('website websites websiteurl accountwebsite companywebsite homepage web')],
  stored_organization_id: [
    words(`zendeskorgid zendeskorganizationid zendeskorganisationid zdorgid zdorganizationid
      zendeskzendeskorganizationid`),
  ],
  parent_id: [
    words('parentaccountid18 parentid18'),
    words('parentsfaccountid parentaccountid parentid'),
  ],
  owner: [
    words('accountowner accountownername'),
    words('owner ownername ownerfullname'),
    words('ownerid accountownerid'),
  ],
  value: [
    words('arr annualrecurringrevenue accountarr'),
    words('annualrevenue'),
    words('annualrevenueconverted'),
  ],
};

/** A role, and how telling the header is: 0 is best. */
export type RoleOfHeader = { readonly role: ColumnRole; readonly rank: number };

const ROLES: ReadonlyMap<string, RoleOfHeader> = new Map(
  rolesInOrder().flatMap((role) =>
    HEADERS[role].flatMap((group, rank) =>
      group.map((header) => [header, { role, rank }] as const),
    ),
  ),
);

/**
 * The role that a header names, or `null` where it names none. Case, white space, underscores and
 * punctuation are ignored, and so are what Salesforce puts around a field's name: the `__c` of
 * custom fields and the object in `Account: Account Name`.
 */
export function roleOfHeader(header: string): RoleOfHeader | null {
  const bare = header.replace(/^[\s"'\uFEFF]*account\s*:/i, '').replace(/__c\s*$/i, '');
  return ROLES.get(bare.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')) ?? null;
}

/** Every role, required ones first. */
export function rolesInOrder(): readonly ColumnRole[] {
  return [
    'id',
    'name',
    'domain',
    'website',
    'stored_organization_id',
    'parent_id',
    'owner',
    'value',
  ];
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
