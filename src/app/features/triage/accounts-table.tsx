import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { TriageRow } from '../../../core/report/triage.ts';
import type { RowsQuery } from '../../engine/engine-views.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { AccountRow, type RowDeeds } from './account-row.tsx';
import { moveBy } from './move.ts';
import { rowAt } from './row-blocks.ts';
import { createRowHeights, FIRST_GUESS } from './row-heights.ts';
import { COLUMN_COUNT, TableHead } from './table-head.tsx';
import { Scroller, Sheet, SheetBody } from './table-parts.ts';
import type { TablePlace } from './table-place.ts';
import { useFewNew } from './use-few-new.ts';
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
  left,
  onLeave,
  deeds,
  onOpen,
}: {
  readonly rows: Rows;
  readonly query: RowsQuery;
  readonly onQuery: (query: RowsQuery) => void;
  /** Where the table was left; `null` where it begins at its first row. */
  readonly left: TablePlace | null;
  readonly onLeave: (place: TablePlace) => void;
  readonly deeds: RowDeeds;
  readonly onOpen: (row: TriageRow) => void;
}) {
  const words = useWords();
  const idPrefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [begin] = useState(() => beginAt(left?.query === query ? left : NOWHERE));
  const [heights] = useState(() => createRowHeights(begin.typical));
  const [active, setActive] = useState(begin.active);
  const [hasFocus, setHasFocus] = useState(false);
  // Rows and heads are drawn again for what changed, and a function made anew would be a change.
  const lastingOnQuery = useLasting(onQuery);
  const onReviewed = useLasting(deeds.onReviewed);
  const onKept = useLasting((accountId: string, isTicked: boolean) => {
    deeds.onKept?.(accountId, isTicked);
  });
  const open = useLasting((row: TriageRow, index: number) => {
    setActive(index);
    onOpen(row);
  });
  const { held, show } = rows;
  const total = held.total ?? 0;
  const activeIndex = Math.min(active, Math.max(total - 1, 0));

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: heights.typical,
    overscan: 2,
    measureElement: heights.measure,
    // The heads of the columns cover the first pixels.
    scrollPaddingStart: HEAD_HEIGHT,
    initialRect: FIRST_SIGHT,
    initialOffset: begin.offset,
    initialMeasurementsCache: begin.measured,
    // The active row always exists: it is named to those who hear the page.
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return inSight.includes(activeIndex)
        ? inSight
        : [...inSight, activeIndex].sort((a, b) => a - b);
    },
  });
  const shown = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const row = rowAt(held, index);
    // Measured anew at every other place: heights are known by place.
    return row ? { row, index, start, key: `${index} ${row.accountId ?? ''}` } : [];
  });
  const drawn = useFewNew(
    shown.map(({ key }) => key),
    ROWS_A_FRAME,
  );
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };

  useEffect(() => {
    if (total > 0) show(startIndex, endIndex);
  }, [show, startIndex, endIndex, total]);
  useEffect(() => {
    if (total > 0) show(activeIndex, activeIndex);
  }, [show, activeIndex, total]);
  useStartAgain(query, () => {
    heights.startAgain();
    setActive(0);
    if (scroller.current) scroller.current.scrollTop = 0;
  });
  useLeave(() => {
    const offset = virtualizer.scrollOffset ?? 0;
    const measured = heights.measured(virtualizer);
    onLeave({ query, active: activeIndex, offset, measured, typical: heights.typical() });
  });

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
        <TableHead query={query} onQuery={lastingOnQuery} />
        <SheetBody role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {shown
            .filter(({ key }) => drawn.has(key))
            .map(({ row, index, start, key }) => (
              <AccountRow
                key={key}
                row={row}
                index={index}
                id={`${idPrefix}${index}`}
                top={start}
                isActive={index === activeIndex}
                hasFocus={hasFocus}
                measure={virtualizer.measureElement}
                isReviewed={deeds.isReviewed(row.accountId)}
                isKept={isKept(row, deeds)}
                onReviewed={onReviewed}
                onKept={deeds.onKept && onKept}
                onOpen={open}
              />
            ))}
        </SheetBody>
      </Sheet>
    </Scroller>
  );
}

/** Whether a row's actions are in the plan; `null` where it has none to choose. */
function isKept({ accountId, preparedActionCount }: TriageRow, deeds: RowDeeds): boolean | null {
  return accountId === null || preparedActionCount === 0 ? null : deeds.isKept(accountId);
}

/** The same function from one drawing to the next; it does what the latest one would. */
function useLasting<Args extends readonly unknown[]>(
  job: (...args: Args) => void,
): (...args: Args) => void {
  const latest = useRef(job);
  useEffect(() => {
    latest.current = job;
  });
  return useCallback((...args: Args) => {
    latest.current(...args);
  }, []);
}

/** Begins at the first row again with every other query, but not with the one that the table came with. */
function useStartAgain(query: RowsQuery, startAgain: () => void): void {
  const known = useRef(query);
  useEffect(() => {
    if (known.current === query) return;
    known.current = query;
    startAgain();
  });
}

/** Tells the last that was known when the table goes away. */
function useLeave(leave: () => void): void {
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  useEffect(
    () => () => {
      latest.current();
    },
    [],
  );
}

const NOWHERE = { active: 0, offset: 0, measured: [], typical: FIRST_GUESS } as const;

/** The list of what was measured is the virtualizer's from here on. */
function beginAt({ measured, ...place }: Omit<TablePlace, 'query'>) {
  return { ...place, measured: [...measured] };
}

/** So many new rows are drawn at once that the page stays quick while it leaps through the table. */
const ROWS_A_FRAME = 6;
const HEAD_HEIGHT = 37;
/** What is taken to be in sight before the frame was measured. */
const FIRST_SIGHT = { width: 1080, height: 640 };
