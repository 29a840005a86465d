import { styled } from 'styled-components';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { ReferenceView } from '../../engine/engine-views.ts';
import { Card, Facts, Quiet, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { Mark } from '../../shared/drift/mark.tsx';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { Heading } from '../../shared/ui/heading.ts';
import { Tile, Tiles } from '../../shared/ui/tile.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { ColumnsTable } from './columns-table.tsx';
import { SampleTable } from './sample-table.tsx';
import { SetAsideRows, SetAsideValues } from './set-aside.tsx';

/** How the list was understood: its columns, its accounts, and what was set aside and why. */
export function ReferencePreview({
  engine,
  reference,
}: {
  readonly engine: Pick<EngineApi, 'setAsideRows' | 'setAsideValues'>;
  readonly reference: ReferenceView;
}) {
  const words = useWords();
  const { file, loadedAt, digest, accounts, columns, setAsideRows, setAsideValues } = reference;
  const isDemo = reference.mode === 'demo';
  return (
    <Stack $gap={16}>
      <Card aria-label={words.say('page.reference.list')}>
        <Stack $gap={12}>
          <Heading>
            <Raw>{file}</Raw>{' '}
            {isDemo && <Mark tone="look">{words.say('page.reference.demo_mark')}</Mark>}
          </Heading>
          {isDemo && <Sentence>{words.say('page.reference.demo_note')}</Sentence>}
          <Facts>
            <dt>{words.say('page.reference.loaded_at')}</dt>
            <dd>{words.time(loadedAt)}</dd>
            <dt>{words.say('page.reference.digest')}</dt>
            <dd>
              <Code>{digest}</Code>
            </dd>
          </Facts>
        </Stack>
      </Card>
      <Tiles>
        <Tile label={words.say('page.reference.accounts')} value={words.number(accounts)} />
        <Tile label={words.say('page.reference.rows')} value={words.number(columns.rows)} />
        <Tile label={words.say('page.reference.rows_aside')} value={words.number(setAsideRows)} />
        <Tile
          label={words.say('page.reference.values_aside')}
          value={words.number(setAsideValues)}
        />
      </Tiles>
      <Halves>
        <Card>
          <Stack $gap={12}>
            <Heading id="columns-heading">{words.say('page.reference.columns_title')}</Heading>
            <ColumnsTable columns={columns} labelledBy="columns-heading" />
          </Stack>
        </Card>
        <Card>
          <Stack $gap={12}>
            <Heading id="sample-heading">
              {words.say('page.reference.sample_title', { count: reference.sample.length })}
            </Heading>
            <SampleTable sample={reference.sample} labelledBy="sample-heading" />
          </Stack>
        </Card>
      </Halves>
      <Card>
        <Stack $gap={12}>
          <Heading id="rows-aside-heading">{words.say('page.reference.rows_aside_title')}</Heading>
          {setAsideRows === 0 ? (
            <Quiet>{words.say('page.reference.no_rows_aside')}</Quiet>
          ) : (
            <SetAsideRows
              key={`${digest} ${loadedAt}`}
              engine={engine}
              labelledBy="rows-aside-heading"
            />
          )}
        </Stack>
      </Card>
      <Card>
        <Stack $gap={12}>
          <Heading id="values-aside-heading">
            {words.say('page.reference.values_aside_title')}
          </Heading>
          {setAsideValues === 0 ? (
            <Quiet>{words.say('page.reference.no_values_aside')}</Quiet>
          ) : (
            <SetAsideValues
              key={`${digest} ${loadedAt}`}
              engine={engine}
              labelledBy="values-aside-heading"
            />
          )}
        </Stack>
      </Card>
    </Stack>
  );
}

const Halves = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr));
  gap: 16px;
`;
