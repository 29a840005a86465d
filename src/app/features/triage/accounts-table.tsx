import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { TriageRow } from '../../../core/report/triage.ts';
import type { RowsQuery } from '../../engine/engine-api.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { AccountRow, type RowDeeds } from './account-row.tsx';
import { moveBy } from './move.ts';
import { rowAt } from './row-blocks.ts';
import { COLUMN_COUNT, TableHead } from './table-head.tsx';
import { Scroller, Sheet, SheetBody } from './table-parts.ts';
import type { Rows } from './use-rows.ts';

/**
 * One row an account. Only the rows in sight exist, so that a hundred thousand are as quick as ten.
 * The frame holds the focus: arrows, page and end keys move the active row, enter opens it, the space
 * bar ticks it as reviewed, tab goes on to its boxes.
 */
export function AccountsTable({
  rows,
  query,
  onQuery,
  deeds,
  onOpen,
}: {
  readonly rows: Rows;
  readonly query: RowsQuery;
  readonly onQuery: (query: RowsQuery) => void;
  readonly deeds: RowDeeds;
  readonly onOpen: (row: TriageRow) => void;
}) {
  const words = useWords();
  const idPrefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [hasFocus, setHasFocus] = useState(false);
  const { held, show } = rows;
  const total = held.total ?? 0;
  const activeIndex = Math.min(active, Math.max(total - 1, 0));

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The heads of the columns cover the first pixels.
    scrollPaddingStart: HEAD_HEIGHT,
    initialRect: FIRST_SIGHT,
    // The active row always exists: it is named to those who hear the page.
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return inSight.includes(activeIndex)
        ? inSight
        : [...inSight, activeIndex].sort((a, b) => a - b);
    },
  });
  const shown = virtualizer.getVirtualItems();
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };

  useEffect(() => {
    if (total > 0) show(startIndex, endIndex);
  }, [show, startIndex, endIndex, total]);
  useEffect(() => {
    if (total > 0) show(activeIndex, activeIndex);
  }, [show, activeIndex, total]);
  useEffect(() => {
    setActive(0);
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [query]);

  const onKeyDown = (event: KeyboardEvent) => {
    const isOnFrame = event.target === event.currentTarget;
    const row = rowAt(held, activeIndex);
    if (isOnFrame && row !== null && event.key === 'Enter') {
      onOpen(row);
    } else if (isOnFrame && row !== null && event.key === ' ') {
      deeds.onReviewed(row.accountId, !deeds.isReviewed(row.accountId));
    } else {
      const page = Math.max(endIndex - startIndex - 1, 1);
      const next = total === 0 ? null : moveBy(event.key, activeIndex, total, page);
      if (next === null || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!isOnFrame) scroller.current?.focus();
      setActive(next);
      virtualizer.scrollToIndex(next);
    }
    event.preventDefault();
  };

  return (
    <Scroller
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={words.say('page.triage.table')}
      aria-rowcount={total + 1}
      aria-colcount={COLUMN_COUNT}
      aria-activedescendant={rowAt(held, activeIndex) ? `${idPrefix}${activeIndex}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        setHasFocus(event.target === event.currentTarget);
      }}
      onBlur={() => {
        setHasFocus(false);
      }}
    >
      <Sheet role="presentation" size="small">
        <TableHead query={query} onQuery={onQuery} />
        <SheetBody role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const row = rowAt(held, index);
            return (
              row && (
                <AccountRow
                  key={row.accountId ?? ''}
                  row={row}
                  index={index}
                  id={`${idPrefix}${index}`}
                  top={start}
                  isActive={index === activeIndex}
                  hasFocus={hasFocus}
                  measure={virtualizer.measureElement}
                  deeds={deeds}
                  onOpen={() => {
                    setActive(index);
                    onOpen(row);
                  }}
                />
              )
            );
          })}
        </SheetBody>
      </Sheet>
    </Scroller>
  );
}

const ROW_HEIGHT = 64;
const HEAD_HEIGHT = 48;
/** What is taken to be in sight before the frame was measured. */
const FIRST_SIGHT = { width: 1080, height: 640 };
