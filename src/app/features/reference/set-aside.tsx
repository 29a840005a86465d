import { Button } from '@zendeskgarden/react-buttons';
import { Table } from '@zendeskgarden/react-tables';
import type { ReactNode } from 'react';
import type { SetAsideRow, SetAsideValue } from '../../../core/reference/reference.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Stack } from '../../shared/drift/layout.tsx';
import { useLongList, type LoadPart } from '../../shared/drift/use-long-list.ts';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { useWords } from '../../shared/words/use-words.ts';

type SetAsideRowsProps = {
  readonly engine: Pick<EngineApi, 'setAsideRows'>;
  readonly labelledBy: string;
};

/** Rows that are no account, each with its number in the file and why. */
export function SetAsideRows({ engine, labelledBy }: SetAsideRowsProps) {
  const words = useWords();
  const cells = ({ row, reason, rawId, rawName }: SetAsideRow) => [
    words.number(row),
    words.say(`reference_rows.${reason}`),
    <Code key="id">{rawId}</Code>,
    <Raw key="name">{rawName}</Raw>,
  ];
  const heads = [
    words.say('page.reference.row'),
    words.say('page.reference.why'),
    words.say('page.reference.roles.id'),
    words.say('page.reference.roles.name'),
  ];
  return (
    <LongTable heads={heads} load={engine.setAsideRows} cells={cells} labelledBy={labelledBy} />
  );
}

type SetAsideValuesProps = {
  readonly engine: Pick<EngineApi, 'setAsideValues'>;
  readonly labelledBy: string;
};

/** Values that were left out of their accounts, each with its row and why. */
export function SetAsideValues({ engine, labelledBy }: SetAsideValuesProps) {
  const words = useWords();
  const cells = ({ row, column, value, reason, accountId }: SetAsideValue) => [
    words.number(row),
    <Raw key="column">{column}</Raw>,
    <Code key="value">{value}</Code>,
    words.say(`reference_values.${reason}`),
    <Code key="account">{accountId}</Code>,
  ];
  const heads = [
    words.say('page.reference.row'),
    words.say('page.reference.column'),
    words.say('page.reference.value'),
    words.say('page.reference.why'),
    words.say('page.reference.roles.id'),
  ];
  return (
    <LongTable heads={heads} load={engine.setAsideValues} cells={cells} labelledBy={labelledBy} />
  );
}

type LongTableProps<Item> = {
  readonly heads: readonly string[];
  readonly load: LoadPart<Item>;
  /** The cells of one line; asked for of those lines alone that are shown. */
  readonly cells: (item: Item) => readonly ReactNode[];
  readonly labelledBy: string;
};

function LongTable<Item>({ heads, load, cells, labelledBy }: LongTableProps<Item>) {
  const words = useWords();
  const { items, rest, isLoading, problem, more } = useLongList(load);
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
            {items.map((item, line) => (
              <Table.Row key={line}>
                {cells(item).map((cell, at) => (
                  <Table.Cell key={at}>{cell}</Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollBox>
      {problem && <Failure problem={problem} written="nothing" onAgain={more} />}
      {rest > 0 && (
        <div>
          <Button isLink disabled={isLoading} onClick={more}>
            {words.say('page.reference.show_more', { hidden: rest })}
          </Button>
        </div>
      )}
    </Stack>
  );
}
