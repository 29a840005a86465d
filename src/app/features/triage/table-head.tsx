import { Table } from '@zendeskgarden/react-tables';
import { memo } from 'react';
import type { RowsQuery } from '../../engine/engine-views.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { sortBy } from './rows-query.ts';
import { HeadRow, SheetHead } from './table-parts.ts';

const SORTED = ['account', 'name', 'risk', 'issues', 'prepared', 'blocked', 'state'] as const;

/** How many columns the table has. */
export const COLUMN_COUNT = SORTED.length + 3;

/** The heads of the columns: those that can be sorted by are buttons. */
export const TableHead = memo(function TableHead({
  query,
  onQuery,
}: {
  readonly query: RowsQuery;
  readonly onQuery: (query: RowsQuery) => void;
}) {
  const words = useWords();
  const { by, isDescending } = query.sort;
  return (
    <SheetHead role="rowgroup">
      <HeadRow role="row" aria-rowindex={1}>
        <Table.HeaderCell role="columnheader">
          {words.say('page.triage.columns.marks')}
        </Table.HeaderCell>
        {SORTED.map((column) => (
          <Table.SortableCell
            key={column}
            cellProps={FIGURES.has(column) ? FIGURE_HEADER : COLUMN_HEADER}
            {...(by === column ? { sort: isDescending ? 'desc' : 'asc' } : {})}
            onClick={() => {
              onQuery(sortBy(query, column));
            }}
          >
            {words.say(`page.triage.columns.${column}`)}
          </Table.SortableCell>
        ))}
        <Table.HeaderCell role="columnheader">
          {words.say('page.triage.columns.codes')}
        </Table.HeaderCell>
        <Table.HeaderCell role="columnheader">
          {words.say('page.triage.columns.reasons')}
        </Table.HeaderCell>
      </HeadRow>
    </SheetHead>
  );
});

const FIGURES = new Set<RowsQuery['sort']['by']>(['issues', 'prepared', 'blocked']);
const COLUMN_HEADER = { role: 'columnheader' };
const FIGURE_HEADER = { ...COLUMN_HEADER, style: { textAlign: 'end' } };
