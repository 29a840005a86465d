import { Checkbox, Field } from '@zendeskgarden/react-forms';
import { Table } from '@zendeskgarden/react-tables';
import { memo, type Ref } from 'react';
import type { TriageRow } from '../../../core/report/triage.ts';
import { reasonWords } from '../../../words/reason-words.ts';
import { HeardOnly } from '../../shared/drift/layout.tsx';
import { RiskTag, RowStateTag } from '../../shared/drift/tags.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { BoxesCell, FigureCell, SheetRow, WordsCell } from './table-parts.ts';
import { Code, Raw } from '../../shared/drift/raw.tsx';

/** What can be done with the rows of the table. */
export type RowDeeds = {
  readonly isReviewed: (accountId: string | null) => boolean;
  readonly onReviewed: (accountId: string | null, isReviewed: boolean) => void;
  readonly isKept: (accountId: string) => boolean;
  /** `null` where the plan is not to be chosen from. */
  readonly onKept: ((accountId: string, isKept: boolean) => void) | null;
};

/**
 * One account of the triage. Its boxes can be reached by the tab key while it is the active row. It is
 * drawn again where something of its own changed, so that scrolling draws what is new alone.
 */
export const AccountRow = memo(function AccountRow({
  row,
  index,
  id,
  top,
  isActive,
  hasFocus,
  measure,
  isReviewed,
  isKept,
  onReviewed,
  onKept,
  onOpen,
}: {
  readonly row: TriageRow;
  readonly index: number;
  readonly id: string;
  readonly top: number;
  readonly isActive: boolean;
  readonly hasFocus: boolean;
  readonly measure: Ref<HTMLTableRowElement>;
  readonly isReviewed: boolean;
  /** `null` where it has nothing to choose from. */
  readonly isKept: boolean | null;
  readonly onOpen: (row: TriageRow, index: number) => void;
} & Pick<RowDeeds, 'onReviewed' | 'onKept'>) {
  return (
    <SheetRow
      ref={measure}
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      data-index={index}
      // A style of its own: as one of the sheet's it would leave a rule behind for every place.
      style={{ transform: `translateY(${top}px)` }}
      isHovered={isActive}
      isSelected={isActive && hasFocus}
      isFocused={isActive && hasFocus}
      onClick={() => {
        onOpen(row, index);
      }}
    >
      <Cells
        row={row}
        isReachable={isActive}
        isReviewed={isReviewed}
        isKept={isKept}
        onReviewed={onReviewed}
        onKept={onKept}
      />
    </SheetRow>
  );
});

/** What stands in a row. It is the same wherever the row is, so that scrolling does not draw it again. */
const Cells = memo(function Cells({
  row,
  isReachable,
  isReviewed,
  isKept,
  onReviewed,
  onKept,
}: {
  readonly row: TriageRow;
  readonly isReachable: boolean;
  readonly isReviewed: boolean;
  readonly isKept: boolean | null;
} & Pick<RowDeeds, 'onReviewed' | 'onKept'>) {
  const words = useWords();
  const { accountId, topIssueCodes, topBlockedReasons } = row;
  const name = accountId === null ? words.say('phrases.no_single_account') : row.accountName;
  return (
    <>
      <BoxesCell
        role="gridcell"
        onClick={(event) => {
          event.stopPropagation();
        }}
      >
        <Box
          title={words.say('page.triage.reviewed', { name })}
          name={name}
          short={words.say('page.triage.reviewed_short')}
          isChecked={isReviewed}
          isReachable={isReachable}
          onChange={(isTicked) => {
            onReviewed(accountId, isTicked);
          }}
        />
        {onKept && accountId !== null && isKept !== null && (
          <Box
            title={words.say('page.triage.in_plan', { name })}
            name={name}
            short={words.say('page.triage.in_plan_short')}
            isChecked={isKept}
            isReachable={isReachable}
            onChange={(isTicked) => {
              onKept(accountId, isTicked);
            }}
          />
        )}
      </BoxesCell>
      <Table.Cell role="gridcell">
        <Code>{accountId ?? ''}</Code>
      </Table.Cell>
      <Table.Cell role="gridcell">
        <Raw>{name}</Raw>
      </Table.Cell>
      <Table.Cell role="gridcell">
        <RiskTag risk={row.worstRisk} />
      </Table.Cell>
      <FigureCell role="gridcell">{words.number(row.totalIssueCount)}</FigureCell>
      <FigureCell role="gridcell">{words.number(row.preparedActionCount)}</FigureCell>
      <FigureCell role="gridcell">{words.number(row.blockedActionCount)}</FigureCell>
      <Table.Cell role="gridcell">
        <RowStateTag state={row.rowState} />
      </Table.Cell>
      <WordsCell role="gridcell">
        {topIssueCodes.map((code) => (
          <div key={code} title={code}>
            {words.say(`issues.${code}.title`)}
          </div>
        ))}
      </WordsCell>
      <WordsCell role="gridcell">
        {topBlockedReasons.map((reason) => (
          <div key={reason} title={reason}>
            {reasonWords(reason, words).label}
          </div>
        ))}
      </WordsCell>
    </>
  );
});

function Box({
  title,
  name,
  short,
  isChecked,
  isReachable,
  onChange,
}: {
  readonly title: string;
  /** Whose box it is: seen in the row, heard here. */
  readonly name: string;
  readonly short: string;
  readonly isChecked: boolean;
  readonly isReachable: boolean;
  readonly onChange: (isChecked: boolean) => void;
}) {
  return (
    <Field title={title}>
      <Checkbox
        checked={isChecked}
        tabIndex={isReachable ? 0 : -1}
        onChange={({ target }) => {
          onChange(target.checked);
        }}
      >
        <Field.Label isRegular>
          {short}
          <HeardOnly>: {name}</HeardOnly>
        </Field.Label>
      </Checkbox>
    </Field>
  );
}
