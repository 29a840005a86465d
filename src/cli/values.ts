import { DriftError } from '../core/problem.ts';
import { checkBaseUrl, parseSubdomain as readSubdomain } from '../zendesk/base-url.ts';

/**
 * The subdomain of a Zendesk account, from its name or its address (`https://acme.zendesk.com/`).
 * @throws DriftError `bad_option`, naming what it was given by and not what was given
 */
export function parseSubdomain(text: string, option: string): string {
  try {
    return readSubdomain(text);
  } catch (cause) {
    throw new DriftError('bad_option', { option, reason: 'subdomain' }, { cause });
  }
}

/**
 * A number of days from 1 to 3650.
 * @throws DriftError `bad_option`
 */
export function parseTicketDays(text: string, option: string): number {
  const days = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
  if (days >= 1 && days <= 3650) return days;
  throw new DriftError('bad_option', { option, reason: 'days' });
}

/**
 * A percentage from 0 to 80.
 * @throws DriftError `bad_option`
 */
export function parsePercent(text: string, option: string): number {
  const percent = /^\d{1,2}$/.test(text.trim()) ? Number(text) : -1;
  if (percent >= 0 && percent <= 80) return percent;
  throw new DriftError('bad_option', { option, reason: 'percent' });
}

/**
 * A path that names something.
 * @throws DriftError `bad_option`
 */
export function parsePath(text: string, option: string): string {
  if (text.trim() !== '') return text;
  throw new DriftError('bad_option', { option, reason: 'empty' });
}

/**
 * An address that speaks the Zendesk API, as it was given.
 * @throws DriftError `base_url_not_allowed`
 */
export function parseBaseUrl(text: string): string {
  checkBaseUrl(text);
  return text;
}

/**
 * A whole number from the smallest to 10,000.
 * @throws DriftError `bad_option`
 */
export function parseCount(text: string, option: string, smallest: number): number {
  const count = /^\d{1,5}$/.test(text.trim()) ? Number(text) : -1;
  if (count >= smallest && count <= 10_000) return count;
  throw new DriftError('bad_option', { option, reason: 'count', smallest });
}
