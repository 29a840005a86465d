import { isStopReason, type ReceiptEntry } from '../core/apply/receipt-format.ts';
import { isBlockedReason, isGuardReason } from '../core/plan/plan-format.ts';
import type { Words } from './words.ts';

/** How a person would take a write back, and what that would cause. */
export function undoSentence(entry: ReceiptEntry, words: Words): string {
  const { type, target, detail, outcome } = entry;
  const before = entry.before?.['default_organization_id'];
  const undo = words.say(`receipt.undo.${type}`, {
    id: target.id,
    detail,
    before: typeof before === 'string' ? before : words.say('phrases.no_organization'),
  });
  return outcome === 'unknown' ? `${words.say('receipt.unknown_first')} ${undo}` : undo;
}

/** What a person does about a domain that vanished from an organization. */
export function vanishedDomainSteps(
  domain: string,
  organizationId: string,
  users: number,
  words: Words,
): string {
  return words.say('receipt.vanished_domain', { domain, id: organizationId, count: users });
}

/** The sentences of a receipt, in the words of a language. */
export function receiptSentences(words: Words) {
  return {
    undo: (entry: ReceiptEntry) => undoSentence(entry, words),
    vanishedDomain: (domain: string, organizationId: string, users: number) =>
      vanishedDomainSteps(domain, organizationId, users, words),
  };
}

/** Why an action went as it did, with Zendesk's own words where it refused; empty where it went as planned. */
export function entryReason(
  { reason, finding, zendesk_says }: Pick<ReceiptEntry, 'reason' | 'finding' | 'zendesk_says'>,
  words: Words,
): string {
  if (reason === null) return '';
  if (reason === 'stale' && finding) return sayFinding(finding, words);
  if (reason === 'cap_max_actions' || reason === 'cap_max_per_account')
    return words.say(`receipt_reasons.${reason}`);
  if (isBlockedReason(reason)) return words.say(`blocked_reasons.${reason}.label`);
  if (isGuardReason(reason)) return words.say(`guards.${reason}.label`);
  if (isStopReason(reason)) return words.say(`stop_reasons.${reason}`);
  return words.say('receipt_reasons.problem', {
    reason,
    hasText: zendesk_says === null ? 'no' : 'yes',
    text: zendesk_says ?? '',
  });
}

function sayFinding(
  { field, planned, found }: NonNullable<ReceiptEntry['finding']>,
  words: Words,
): string {
  return words.say('receipt_reasons.stale', {
    field,
    planned: sayValue(planned, words),
    found: sayValue(found, words),
  });
}

function sayValue(value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '')
    return words.say('receipt_reasons.nothing');
  if (Array.isArray(value))
    return value.length === 0
      ? words.say('receipt_reasons.nothing')
      : value.map((one) => sayValue(one, words)).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
