import type { AuditSummary } from '../../../core/report/audit-format.ts';
import { scopeSentences } from '../../../words/scope-sentences.ts';
import { Tile, Tiles } from '../../shared/ui/tile.tsx';
import { useWords } from '../../shared/words/use-words.ts';

/** The figures of an audit at a glance. */
export function AuditTiles({ summary }: { readonly summary: AuditSummary }) {
  const words = useWords();
  const { totals, accounts, coverage, reference } = summary;
  const { organizations, users, memberships, tickets } = coverage.readings;
  const blocked = totals.blocked_actions;
  return (
    <Tiles aria-label={words.say('page.triage.tiles.label')}>
      <Tile
        label={words.say('page.triage.tiles.accounts')}
        value={words.number(totals.accounts)}
        note={words.say('page.triage.tiles.of_reference', { count: reference.accounts })}
      />
      <Tile
        label={words.say('page.triage.tiles.issues')}
        value={words.number(totals.issues)}
        note={words.say('page.triage.tiles.alone', {
          count: summary.issues.without_single_account,
        })}
      />
      <Tile
        label={words.say('page.triage.tiles.prepared')}
        value={words.number(totals.prepared_actions)}
      />
      <Tile label={words.say('page.triage.tiles.blocked')} value={words.number(blocked)} />
      <Tile
        label={words.say('page.triage.tiles.ticket_only')}
        value={words.number(accounts.by_row_state['ticket-only'])}
        note={words.say('page.triage.tiles.ticket_only_note')}
      />
      <Tile
        isWide
        label={words.say('page.triage.tiles.coverage')}
        value={words.say(`page.triage.tiles.${coverage.is_complete ? 'complete' : 'partial'}`)}
        note={[
          `${words.say('page.triage.tiles.read', {
            organizations: organizations.records,
            users: users.records,
            memberships: memberships.records,
            tickets: tickets.records,
            days: coverage.ticket_days,
          })}.`,
          ...scopeSentences(coverage.readings, words, words.time),
        ].join(' ')}
      />
    </Tiles>
  );
}
