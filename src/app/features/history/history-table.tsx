import { Button } from '@zendeskgarden/react-buttons';
import { Table } from '@zendeskgarden/react-tables';
import type { HistoryEntry, ReceiptView } from '../../engine/engine-views.ts';
import { Code } from '../../shared/drift/raw.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { useWords, type PageWords } from '../../shared/words/use-words.ts';

type HistoryTableProps = {
  readonly entries: readonly HistoryEntry[];
  readonly labelledBy: string;
  readonly onOpenReceipt: (receipt: ReceiptView) => void;
};

/** Audits and receipts, the newest first. */
export function HistoryTable({ entries, labelledBy, onOpenReceipt }: HistoryTableProps) {
  const words = useWords();
  return (
    <ScrollBox labelledBy={labelledBy}>
      <Table size="small" isReadOnly aria-labelledby={labelledBy}>
        <Table.Head>
          <Table.HeaderRow>
            <Table.HeaderCell>{words.say('page.history.when')}</Table.HeaderCell>
            <Table.HeaderCell>{words.say('page.history.what')}</Table.HeaderCell>
            <Table.HeaderCell>{words.say('page.history.result')}</Table.HeaderCell>
            <Table.HeaderCell>{words.say('page.history.plan')}</Table.HeaderCell>
            <Table.HeaderCell hidden>{words.say('page.history.open')}</Table.HeaderCell>
          </Table.HeaderRow>
        </Table.Head>
        <Table.Body>
          {entries.toReversed().map((entry, at) => (
            <Table.Row key={at}>
              <Table.Cell>{words.time(entry.at)}</Table.Cell>
              <Table.Cell>{whatOf(entry, words)}</Table.Cell>
              <Table.Cell>{resultOf(entry, words)}</Table.Cell>
              <Table.Cell>
                <Code>{entry.planHash.slice(0, 8)}</Code>
              </Table.Cell>
              <Table.Cell>
                {entry.kind === 'receipt' && (
                  <Button
                    isLink
                    aria-label={words.say('page.history.open_receipt_of', {
                      time: words.time(entry.at),
                    })}
                    onClick={() => {
                      onOpenReceipt(entry.receipt);
                    }}
                  >
                    {words.say('page.history.open_receipt')}
                  </Button>
                )}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollBox>
  );
}

function whatOf(entry: HistoryEntry, words: PageWords): string {
  const mode = entry.kind === 'audit' ? entry.mode : entry.receipt.source.mode;
  const kind = entry.kind === 'audit' ? 'audit' : entry.receipt.kind;
  return words.say('page.history.kind', { kind, mode });
}

function resultOf(entry: HistoryEntry, words: PageWords): string {
  if (entry.kind === 'audit') {
    const { issues, accounts } = entry;
    return words.say('page.history.audit_result', { issues, accounts });
  }
  const { kind, totals } = entry.receipt;
  return kind === 'dry_run'
    ? words.say('page.history.dry_run_result', { count: totals.would_apply })
    : words.say('page.history.apply_result', {
        applied: totals.applied,
        rest: totals.actions - totals.applied - totals.blocked,
      });
}
