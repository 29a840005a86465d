import { Checkbox, Field } from '@zendeskgarden/react-forms';
import { Table } from '@zendeskgarden/react-tables';
import type { Ref } from 'react';
import type { TriageRow } from '../../../core/report/triage.ts';
import { reasonWords } from '../../../words/reason-words.ts';
import { HeardOnly } from '../../shared/drift/layout.tsx';
import { RiskTag, RowStateTag } from '../../shared/drift/tags.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { FigureCell, SheetRow } from './table-parts.ts';
import { Code, Raw } from '../../shared/drift/raw.tsx';

/** What can be done with the rows of the table. */
export type RowDeeds = {
  readonly isReviewed: (accountId: string | null) => boolean;
  readonly onReviewed: (accountId: string | null, isReviewed: boolean) => void;
  readonly isKept: (accountId: string) => boolean;
  readonly onKept: (accountId: string, isKept: boolean) => void;
};

/** One account of the triage. Its boxes can be reached by the tab key while it is the active row. */
export function AccountRow({
  row,
  index,
  id,
  top,
  isActive,
  hasFocus,
  measure,
  deeds,
  onOpen,
}: {
  readonly row: TriageRow;
  readonly index: number;
  readonly id: string;
  readonly top: number;
  readonly isActive: boolean;
  readonly hasFocus: boolean;
  readonly measure: Ref<HTMLTableRowElement>;
  readonly deeds: RowDeeds;
  readonly onOpen: () => void;
}) {
  const words = useWords();
  const { accountId, topIssueCodes, topBlockedReasons } = row;
  const name = accountId === null ? words.say('phrases.no_single_account') : row.accountName;
  return (
    <SheetRow
      ref={measure}
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      data-index={index}
      $top={top}
      isSelected={isActive}
      isFocused={isActive && hasFocus}
      onClick={onOpen}
    >
      <Table.Cell
        role="gridcell"
        onClick={(event) => {
          event.stopPropagation();
        }}
      >
        <Box
          title={words.say('page.triage.reviewed', { name })}
          name={name}
          short={words.say('page.triage.reviewed_short')}
          isChecked={deeds.isReviewed(accountId)}
          isReachable={isActive}
          onChange={(isReviewed) => {
            deeds.onReviewed(accountId, isReviewed);
          }}
        />
        {accountId !== null && row.preparedActionCount > 0 && (
          <Box
            title={words.say('page.triage.in_plan', { name })}
            name={name}
            short={words.say('page.triage.in_plan_short')}
            isChecked={deeds.isKept(accountId)}
            isReachable={isActive}
            onChange={(isKept) => {
              deeds.onKept(accountId, isKept);
            }}
          />
        )}
      </Table.Cell>
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
      <Table.Cell role="gridcell">
        {topIssueCodes.map((code) => (
          <div key={code} title={code}>
            {words.say(`issues.${code}.title`)}
          </div>
        ))}
      </Table.Cell>
      <Table.Cell role="gridcell">
        {topBlockedReasons.map((reason) => (
          <div key={reason} title={reason}>
            {reasonWords(reason, words).label}
          </div>
        ))}
      </Table.Cell>
    </SheetRow>
  );
}

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
