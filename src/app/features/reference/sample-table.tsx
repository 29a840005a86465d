import { Table } from '@zendeskgarden/react-tables';
import type { ReferenceView } from '../../engine/engine-views.ts';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { useWords } from '../../shared/words/use-words.ts';

type SampleTableProps = {
  readonly sample: ReferenceView['sample'];
  readonly labelledBy: string;
};

/** The first accounts of the list, as they were understood. */
export function SampleTable({ sample, labelledBy }: SampleTableProps) {
  const words = useWords();
  return (
    <ScrollBox labelledBy={labelledBy}>
      <Table size="small" isReadOnly aria-labelledby={labelledBy}>
        <Table.Head>
          <Table.HeaderRow>
            <Table.HeaderCell width="32%">{words.say('page.reference.roles.id')}</Table.HeaderCell>
            <Table.HeaderCell>{words.say('page.reference.roles.name')}</Table.HeaderCell>
            <Table.HeaderCell width="42%">{words.say('page.reference.domains')}</Table.HeaderCell>
          </Table.HeaderRow>
        </Table.Head>
        <Table.Body>
          {sample.map(({ id, name, domains }) => (
            <Table.Row key={id}>
              <Table.Cell>
                <Code>{id}</Code>
              </Table.Cell>
              <Table.Cell>
                <Raw>{name}</Raw>
              </Table.Cell>
              <Table.Cell>
                {domains.map((domain) => (
                  <div key={domain}>
                    <Code>{domain}</Code>
                  </div>
                ))}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollBox>
  );
}
