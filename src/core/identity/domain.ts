import { getDomain } from 'tldts';
import type { Brand } from '../brand.ts';
import { isPersonalMail, isSharedHost, type DomainLists } from './domain-lists.ts';
import { parseHostNameInText, type HostNameRejection } from './host-name.ts';

/** A normalised host name of at least two labels: lower-case ASCII, no `www.` before it, no dot after it. */
export type Domain = Brand<string, 'Domain'>;

/** Why a value of the reference is no domain that an account may claim. */
export type DomainRejection = HostNameRejection | 'public_suffix' | 'personal_mail' | 'shared_host';

/** A domain, or why the text holds none. */
export type ParsedDomain =
  | { readonly ok: true; readonly domain: Domain }
  | { readonly ok: false; readonly reason: HostNameRejection };

/** A domain that an account may claim, or why it may not. */
export type ClaimedDomain =
  | { readonly ok: true; readonly domain: Domain }
  | { readonly ok: false; readonly reason: DomainRejection };

/**
 * The domain in free text (a domain, a URL, an address). No list is asked: `gmail.com` is a domain.
 * Normalising twice is normalising once. Never throws.
 */
export function normaliseDomain(raw: string): ParsedDomain {
  const parsed = parseHostNameInText(raw);
  return parsed.ok ? { ok: true, domain: parsed.host as Domain } : parsed;
}

/**
 * The part of a domain that somebody registered (`mail.acme.co.uk` → `acme.co.uk`), by the public
 * suffix list with its private section. `null` for a public suffix itself. Top-level domains that
 * the list does not know, reserved ones included, count as suffixes of one label.
 */
export function registrableDomain(domain: Domain): Domain | null {
  const registrable = getDomain(domain, {
    allowPrivateDomains: true,
    extractHostname: false,
    validateHostname: false,
    detectIp: false,
  });
  return registrable as Domain | null;
}

/**
 * The domain that a value of the reference lets its account claim. A `website` is cut to its
 * registrable domain; a `domain` is kept as given. Says no to public suffixes, to providers of
 * personal mail and to hosts that many companies share. Never throws.
 */
export function claimDomain(
  raw: string,
  source: 'domain' | 'website',
  lists: DomainLists,
): ClaimedDomain {
  const parsed = normaliseDomain(raw);
  if (!parsed.ok) return parsed;
  // Before the cut: `sites.google.com` is shared, `google.com` is not.
  if (isSharedHost(parsed.domain, lists)) return { ok: false, reason: 'shared_host' };
  const registrable = registrableDomain(parsed.domain);
  if (registrable === null) return { ok: false, reason: 'public_suffix' };
  const domain = source === 'website' ? registrable : parsed.domain;
  if (isPersonalMail(domain, lists)) return { ok: false, reason: 'personal_mail' };
  return { ok: true, domain };
}
