import type { PageWords } from '../../shared/words/use-words.ts';

type WordKey = Parameters<PageWords['say']>[0];

/**
 * The page's words, and where they would send people to something that the modal does not have
 * (downloads, the first stage, another audit) its own ones. So the page's stages stand in both.
 */
export function fixWords(words: PageWords): PageWords {
  return { ...words, say: (key, values) => words.say(INSTEAD[key] ?? key, values) };
}

/** What the modal says in the place of what the page says. Both name the same values. */
export const INSTEAD: Readonly<Partial<Record<WordKey, WordKey>>> = {
  'page.apply.refused.not_admin.remedy': 'fix.instead.administrator',
  'page.problems.apply_not_admin.remedy': 'fix.instead.administrator',
  'page.apply.refused.storage_in_memory.remedy': 'fix.instead.storage',
  'page.apply.refused.nothing_prepared.remedy': 'fix.instead.nothing_prepared',
  'page.apply.refused.nothing_would_apply.remedy': 'fix.instead.nothing_would_apply',
  'page.apply.stay': 'fix.instead.stay',
  'page.failure.written.perhaps': 'fix.instead.written_perhaps',
  'page.problems.zendesk_not_signed_in.remedy': 'fix.instead.not_signed_in',
  'page.problems.demo_state_unreadable.remedy': 'fix.instead.demo_state',
  'page.receipt.now.ticket_changed': 'fix.instead.now.ticket_changed',
  'page.receipt.now.domain_vanished': 'fix.instead.now.domain_vanished',
  'page.receipt.now.outcome_unknown': 'fix.instead.now.outcome_unknown',
  'page.receipt.now.signed_out': 'fix.instead.now.signed_out',
  'page.receipt.now.three_failures_in_a_row': 'fix.instead.now.three_failures_in_a_row',
  'page.receipt.now.cannot_read': 'fix.instead.now.cannot_read',
  'page.receipt.now.journal_failed': 'fix.instead.now.journal_failed',
  'page.receipt.now.stopped_by_person': 'fix.instead.now.planned_anew',
  'page.receipt.now.interrupted': 'fix.instead.now.planned_anew',
};
