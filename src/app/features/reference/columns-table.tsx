import { Table } from '@zendeskgarden/react-tables';
import type { ColumnReport } from '../../../core/reference/read-reference.ts';
import { Quiet, Stack } from '../../shared/drift/layout.tsx';
import { Raw } from '../../shared/drift/raw.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { useWords } from '../../shared/words/use-words.ts';

type ColumnsTableProps = { readonly columns: ColumnReport; readonly labelledBy: string };

/** Which column of the file was taken for what, and which were left aside. */
export function ColumnsTable({ columns, labelledBy }: ColumnsTableProps) {
  const words = useWords();
  return (
    <Stack $gap={8}>
      <ScrollBox labelledBy={labelledBy}>
        <Table size="small" isReadOnly aria-labelledby={labelledBy}>
          <Table.Head>
            <Table.HeaderRow>
              <Table.HeaderCell>{words.say('page.reference.column')}</Table.HeaderCell>
              <Table.HeaderCell>{words.say('page.reference.taken_for')}</Table.HeaderCell>
            </Table.HeaderRow>
          </Table.Head>
          <Table.Body>
            {columns.taken.map(({ header, role }, at) => (
              <Table.Row key={at}>
                <Table.Cell>
                  <Raw>{header}</Raw>
                </Table.Cell>
                <Table.Cell>{words.say(`page.reference.roles.${role}`)}</Table.Cell>
              </Table.Row>
            ))}
            {columns.ignored.map(({ header, why }, at) => (
              <Table.Row key={columns.taken.length + at}>
                <Table.Cell>
                  <Raw>{header}</Raw>
                </Table.Cell>
                <Table.Cell>
                  <Quiet as="span">{words.say(`page.reference.ignored.${why}`)}</Quiet>
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollBox>
      <Quiet>
        {words.say('page.reference.how_read', {
          encoding: columns.encoding,
          separator: SEPARATORS[columns.separator],
          row: columns.headerRow,
          footer: columns.footerRows,
          blank: columns.blankRows,
        })}
      </Quiet>
    </Stack>
  );
}

const SEPARATORS = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
} as const satisfies Record<ColumnReport['separator'], string>;
