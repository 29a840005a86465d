import commonProviders from 'email-providers/common.json' with { type: 'json' };
import { DriftError } from '../problem.ts';
import { parseHostNameInText } from './host-name.ts';
import { NOT_PERSONAL_MAIL, PERSONAL_MAIL } from './personal-mail.ts';
import { SHARED_HOSTS } from './shared-hosts.ts';

/**
 * Version of the two lists. It is part of every plan, so it is raised with every change of an entry,
 * and with every version of `email-providers` that changes its common list: a test compares the
 * lists with the hash that belongs to the version.
 */
export const DOMAIN_LISTS_VERSION = '2026-11-22';

/** Domains that say nothing about which customer somebody belongs to. */
export type DomainLists = {
  /** Version of the lists that these were made from. */
  readonly version: string;
  /** Providers of mail for everybody. Each entry means exactly that domain. */
  readonly personal: ReadonlySet<string>;
  /** Hosts where many companies have a page. Each entry means that host and everything below it. */
  readonly sharedHosts: ReadonlySet<string>;
};

/** What a person adds to the lists or takes from them. */
export type DomainListChanges = {
  readonly addedPersonal: readonly string[];
  readonly addedSharedHosts: readonly string[];
  /** Taken from both lists, after everything was added. An entry that is on neither changes nothing. */
  readonly removed: readonly string[];
};

const DEFAULT_LISTS: DomainLists = {
  version: DOMAIN_LISTS_VERSION,
  personal: new Set([...commonProviders, ...PERSONAL_MAIL].filter(isPersonal)),
  sharedHosts: SHARED_HOSTS,
};

/** The lists the product comes with. */
export function defaultDomainLists(): DomainLists {
  return DEFAULT_LISTS;
}

/**
 * The lists with a person's changes. Entries are normalised like any domain.
 * @throws DriftError `bad_option` (option, value, reason `domain`) where an entry is no domain
 */
export function withListChanges(lists: DomainLists, changes: DomainListChanges): DomainLists {
  const addedPersonal = domainsOf('addedPersonal', changes.addedPersonal);
  const addedSharedHosts = domainsOf('addedSharedHosts', changes.addedSharedHosts);
  const removed = new Set(domainsOf('removed', changes.removed));
  const stays = (domain: string) => !removed.has(domain);
  return {
    version: lists.version,
    personal: new Set([...lists.personal, ...addedPersonal].filter(stays)),
    sharedHosts: new Set([...lists.sharedHosts, ...addedSharedHosts].filter(stays)),
  };
}

/** Whether a normalised domain is exactly one of a provider of personal mail. */
export function isPersonalMail(domain: string, lists: DomainLists): boolean {
  return lists.personal.has(domain);
}

/** Whether a normalised domain is a shared host, or lies below one. */
export function isSharedHost(domain: string, lists: DomainLists): boolean {
  if (lists.sharedHosts.has(domain)) return true;
  for (let dot = domain.indexOf('.'); dot !== -1; dot = domain.indexOf('.', dot + 1))
    if (lists.sharedHosts.has(domain.slice(dot + 1))) return true;
  return false;
}

function isPersonal(domain: string): boolean {
  return !NOT_PERSONAL_MAIL.has(domain);
}

function domainsOf(option: keyof DomainListChanges, entries: readonly string[]): readonly string[] {
  return entries.map((value) => {
    const parsed = parseHostNameInText(value);
    if (!parsed.ok) throw new DriftError('bad_option', { option, value, reason: 'domain' });
    return parsed.host;
  });
}
