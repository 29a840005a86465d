import { DriftError } from '../core/problem.ts';

/**
 * The address of an account by its subdomain, which may be given as `acme`, `acme.zendesk.com` or
 * any address below it.
 * @throws DriftError `zendesk_wrong_subdomain` where the text cannot be one
 */
export function accountUrl(subdomain: string): URL {
  return new URL(`https://${parseSubdomain(subdomain)}.zendesk.com/`);
}

/**
 * The subdomain in what a person typed or pasted, lower-case.
 * @throws DriftError `zendesk_wrong_subdomain` where there is none
 */
export function parseSubdomain(text: string): string {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/s, '');
  const subdomain = host.replace(/\.zendesk\.com$/, '');
  if (/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(subdomain)) return subdomain;
  throw new DriftError('zendesk_wrong_subdomain', {
    what: 'current_user',
    address: host.slice(0, 200),
    status: 0,
    text: '',
  });
}

/**
 * Another address that speaks the Zendesk API. Credentials are sent to it, so it has to be https,
 * or plain http to this very machine; and it may not carry credentials, a query or a fragment.
 * @throws DriftError `base_url_not_allowed` with the address, less what may be secret in it
 */
export function checkBaseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !isAllowed(url)) {
    throw new DriftError('base_url_not_allowed', { address: showable(url) });
  }
  return url;
}

function isAllowed(url: URL): boolean {
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return false;
  }
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isLoopback(url.hostname);
}

// The URL parser has brought every spelling of an IPv4 address to four decimal numbers.
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}

// What is no address at all is not shown: a secret may have been pasted in its place.
function showable(url: URL | null): string {
  return url === null ? '' : `${url.protocol}//${url.host}${url.pathname}`.slice(0, 200);
}
