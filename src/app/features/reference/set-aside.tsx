import { Button } from '@zendeskgarden/react-buttons';
import { Table } from '@zendeskgarden/react-tables';
import { useState } from 'react';
import type { SetAsideRow, SetAsideValue } from '../../../core/reference/reference.ts';
import { Stack } from '../../shared/drift/layout.tsx';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { useWords } from '../../shared/words/use-words.ts';

/** So many lines at a time: a list can set aside thousands. */
const LINES_AT_A_TIME = 50;

type SetAsideRowsProps = { readonly rows: readonly SetAsideRow[]; readonly labelledBy: string };

/** Rows that are no account, each with its number in the file and why. */
export function SetAsideRows({ rows, labelledBy }: SetAsideRowsProps) {
  const words = useWords();
  const lines = rows.map(({ row, reason, rawId, rawName }) => [
    words.number(row),
    words.say(`reference_rows.${reason}`),
    <Code key="id">{rawId}</Code>,
    <Raw key="name">{rawName}</Raw>,
  ]);
  const heads = [
    words.say('page.reference.row'),
    words.say('page.reference.why'),
    words.say('page.reference.roles.id'),
    words.say('page.reference.roles.name'),
  ];
  return <LongTable heads={heads} lines={lines} labelledBy={labelledBy} />;
}

type SetAsideValuesProps = {
  readonly values: readonly SetAsideValue[];
  readonly labelledBy: string;
};

/** Values that were left out of their accounts, each with its row and why. */
export function SetAsideValues({ values, labelledBy }: SetAsideValuesProps) {
  const words = useWords();
  const lines = values.map(({ row, column, value, reason, accountId }) => [
    words.number(row),
    <Raw key="column">{column}</Raw>,
    <Code key="value">{value}</Code>,
    words.say(`reference_values.${reason}`),
    <Code key="account">{accountId}</Code>,
  ]);
  const heads = [
    words.say('page.reference.row'),
    words.say('page.reference.column'),
    words.say('page.reference.value'),
    words.say('page.reference.why'),
    words.say('page.reference.roles.id'),
  ];
  return <LongTable heads={heads} lines={lines} labelledBy={labelledBy} />;
}

type LongTableProps = {
  readonly heads: readonly string[];
  readonly lines: readonly (readonly React.ReactNode[])[];
  readonly labelledBy: string;
};

function LongTable({ heads, lines, labelledBy }: LongTableProps) {
  const words = useWords();
  const [shown, setShown] = useState(LINES_AT_A_TIME);
  const hidden = Math.max(0, lines.length - shown);
  return (
    <Stack $gap={8}>
      <ScrollBox labelledBy={labelledBy}>
        <Table size="small" isReadOnly aria-labelledby={labelledBy}>
          <Table.Head>
            <Table.HeaderRow>
              {heads.map((head) => (
                <Table.HeaderCell key={head}>{head}</Table.HeaderCell>
              ))}
            </Table.HeaderRow>
          </Table.Head>
          <Table.Body>
            {lines.slice(0, shown).map((cells, line) => (
              <Table.Row key={line}>
                {cells.map((cell, at) => (
                  <Table.Cell key={at}>{cell}</Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollBox>
      {hidden > 0 && (
        <div>
          <Button
            isLink
            onClick={() => {
              setShown(shown + LINES_AT_A_TIME);
            }}
          >
            {words.say('page.reference.show_more', { hidden })}
          </Button>
        </div>
      )}
    </Stack>
  );
}
