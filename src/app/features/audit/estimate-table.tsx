import { Table } from '@zendeskgarden/react-tables';
import { styled } from 'styled-components';
import { paceSetterOf } from '../../../run/read-plan/pace-setter.ts';
import type { AuditEstimate } from '../../engine/engine-views.ts';
import { Quiet, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { useWords, type PageWords } from '../../shared/words/use-words.ts';

type EstimateTableProps = {
  readonly estimate: AuditEstimate;
  /** Whether another one is on its way to take its place. */
  readonly isOld: boolean;
  readonly labelledBy: string;
};

/** How each layer will be read, its requests and minutes, and what sets the pace. */
export function EstimateTable({ estimate, isOld, labelledBy }: EstimateTableProps) {
  const words = useWords();
  const { layers, requests, minutes, organizations, users } = estimate;
  return (
    <Aging $gap={12} $isOld={isOld} aria-busy={isOld}>
      <Sentence>
        {words.say('page.audit.estimate_about', {
          organizations,
          users,
          requests,
          minutes: minutes < 1 ? 0 : Math.ceil(minutes),
        })}
      </Sentence>
      <ScrollBox labelledBy={labelledBy}>
        <Table size="small" isReadOnly aria-labelledby={labelledBy} style={NARROW}>
          <Table.Head>
            <Table.HeaderRow>
              <Table.HeaderCell>{words.say('page.audit.layer_and_way')}</Table.HeaderCell>
              <Table.HeaderCell style={FIGURE}>{words.say('page.audit.requests')}</Table.HeaderCell>
              <Table.HeaderCell style={FIGURE}>{words.say('page.audit.minutes')}</Table.HeaderCell>
            </Table.HeaderRow>
          </Table.Head>
          <Table.Body>
            {layers.map((layer) => (
              <Table.Row key={layer.layer}>
                <Table.Cell style={NAME}>
                  {words.say(`page.audit.layers.${layer.layer}`)}
                  <Quiet>{words.say(`read_plan.ways.${layer.way ?? 'none'}`)}</Quiet>
                </Table.Cell>
                <Table.Cell style={FIGURE}>{aboutRequests(layer.requests, words)}</Table.Cell>
                <Table.Cell style={FIGURE}>{aboutMinutes(layer, words)}</Table.Cell>
              </Table.Row>
            ))}
            <Table.Row>
              <Table.Cell>
                <strong>{words.say('page.audit.all')}</strong>
              </Table.Cell>
              <Table.Cell style={FIGURE}>
                <strong>{aboutRequests(requests, words)}</strong>
              </Table.Cell>
              <Table.Cell style={FIGURE}>
                <strong>{aboutMinutes(estimate, words)}</strong>
              </Table.Cell>
            </Table.Row>
          </Table.Body>
        </Table>
      </ScrollBox>
      <Sentence>
        {words.say('page.audit.pace', {
          pace: words.say(`read_plan.pace.${paceSetterOf(estimate)}`),
        })}
      </Sentence>
    </Aging>
  );
}

const Aging = styled(Stack)<{ $isOld: boolean }>`
  opacity: ${({ $isOld }) => ($isOld ? 0.6 : 1)};
`;

/** Three columns do with the narrowest frame. */
const NARROW = { minWidth: 0 } as const;
// A word that is wider than a narrow column must not run into the figures.
const NAME = { overflowWrap: 'anywhere', hyphens: 'auto' } as const;
const FIGURE = { width: '28%', textAlign: 'end', fontVariantNumeric: 'tabular-nums' } as const;

/** Nothing is asked for: no figure is as short. */
const NOTHING = '–';

function aboutRequests(requests: number, words: PageWords): string {
  return requests === 0 ? NOTHING : words.say('page.audit.about_count', { count: requests });
}

type Effort = { readonly requests: number; readonly minutes: number };

function aboutMinutes({ requests, minutes }: Effort, words: PageWords): string {
  if (requests === 0) return NOTHING;
  if (minutes < 1) return words.say('page.audit.under_a_minute');
  return words.say('page.audit.about_minutes', { minutes: Math.ceil(minutes) });
}
