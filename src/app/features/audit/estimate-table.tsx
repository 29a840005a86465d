import { Table } from '@zendeskgarden/react-tables';
import { RECORD_LAYERS } from '../../../core/tenant/records.ts';
import type { AuditEstimate } from '../../engine/engine-api.ts';
import { Stack, Sentence } from '../../shared/drift/layout.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { useWords, type PageWords } from '../../shared/words/use-words.ts';

type EstimateTableProps = { readonly estimate: AuditEstimate; readonly labelledBy: string };

/** Requests and minutes by layer, before the first record is read. */
export function EstimateTable({ estimate, labelledBy }: EstimateTableProps) {
  const words = useWords();
  const { layers, requests, minutes, organizations, users } = estimate;
  return (
    <Stack $gap={12}>
      <Sentence>
        {words.say('page.audit.estimate_about', {
          organizations,
          users,
          requests,
          minutes: minutes < 1 ? 0 : Math.ceil(minutes),
        })}
      </Sentence>
      <ScrollBox labelledBy={labelledBy}>
        <Table size="small" isReadOnly aria-labelledby={labelledBy}>
          <Table.Head>
            <Table.HeaderRow>
              <Table.HeaderCell>{words.say('page.audit.layer')}</Table.HeaderCell>
              <Table.HeaderCell style={FIGURE}>{words.say('page.audit.requests')}</Table.HeaderCell>
              <Table.HeaderCell style={FIGURE}>{words.say('page.audit.minutes')}</Table.HeaderCell>
            </Table.HeaderRow>
          </Table.Head>
          <Table.Body>
            {layers.map((layer) => (
              <Table.Row key={layer.layer}>
                <Table.Cell>{layerName(layer.layer, words)}</Table.Cell>
                <Table.Cell style={FIGURE}>
                  {words.say('page.audit.about_count', { count: layer.requests })}
                </Table.Cell>
                <Table.Cell style={FIGURE}>{aboutMinutes(layer.minutes, words)}</Table.Cell>
              </Table.Row>
            ))}
            <Table.Row>
              <Table.Cell>
                <strong>{words.say('page.audit.all')}</strong>
              </Table.Cell>
              <Table.Cell style={FIGURE}>
                <strong>{words.say('page.audit.about_count', { count: requests })}</strong>
              </Table.Cell>
              <Table.Cell style={FIGURE}>
                <strong>{aboutMinutes(minutes, words)}</strong>
              </Table.Cell>
            </Table.Row>
          </Table.Body>
        </Table>
      </ScrollBox>
    </Stack>
  );
}

const FIGURE = { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } as const;

function aboutMinutes(minutes: number, words: PageWords): string {
  if (minutes < 1) return words.say('page.audit.under_a_minute');
  return words.say('page.audit.about_minutes', { minutes: Math.ceil(minutes) });
}

/** What else is read keeps the name that the engine gives it. */
function layerName(layer: string, words: PageWords): string {
  const known = RECORD_LAYERS.find((name) => name === layer);
  return known === undefined ? layer : words.say(`page.audit.layers.${known}`);
}
