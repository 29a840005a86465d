import { trimText } from '../identity/trim-text.ts';
import { organizationIds } from '../tenant/ids.ts';
import type { OrganizationId } from '../tenant/records.ts';

/**
 * Reads the Zendesk organization id that a row stores: digits, as number fields are exported too
 * (`360001234567.0`, `360,001,234,567`).
 * @returns the id, or `null` where the text is none, such as one that a spreadsheet rounded (`3.6E+11`)
 */
export function parseStoredOrganizationId(raw: string): OrganizationId | null {
  if (raw === '') return null;
  const whole = trimText(raw).replace(/\.0+$/, '');
  const digits = /^\d{1,3}(?:,\d{3})+$/.test(whole) ? whole.replaceAll(',', '') : whole;
  return organizationIds.parse(digits);
}
