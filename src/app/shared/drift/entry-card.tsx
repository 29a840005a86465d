import { styled } from 'styled-components';
import type { ReceiptEntry } from '../../../core/apply/receipt-format.ts';
import { entryReason } from '../../../words/receipt-words.ts';
import { color } from '../theme/color.ts';
import { useWords } from '../words/use-words.ts';
import { Card, Facts, Line, Sentence, Stack } from './layout.tsx';
import type { RecordSource } from './open-record.ts';
import { Code, Raw } from './raw.tsx';
import { RecordLink } from './record-link.tsx';
import { shownValue } from './shown-value.ts';
import { OutcomeTag } from './tags.tsx';

/** What became of one action: the outcome, why, and behind a click everything that was read and sent. */
export function EntryCard({
  entry,
  source,
}: {
  readonly entry: ReceiptEntry;
  readonly source: RecordSource;
}) {
  const words = useWords();
  const { type, target, detail, sf_account_id, account_name, undo } = entry;
  const reason = entryReason(entry, words);
  return (
    <Card as="article">
      <Stack $gap={8}>
        <Line>
          <OutcomeTag outcome={entry.outcome} />
          <strong>{words.say(`actions.${type}.label`)}</strong>
          {detail !== '' && <Code>{detail}</Code>}
        </Line>
        <Line $gap={16}>
          <span>
            <Kind>{words.say(`subjects.${target.kind}`)}</Kind> <Raw>{target.label}</Raw>{' '}
            <Target target={target} source={source} />
          </span>
          {sf_account_id !== null && target.kind !== 'account' && (
            <span>
              <Kind>{words.say('subjects.account')}</Kind> <Raw>{account_name}</Raw>{' '}
              <Code>{sf_account_id}</Code>
            </span>
          )}
        </Line>
        {reason !== '' && <Sentence>{reason}</Sentence>}
        {undo !== null && <Sentence>{undo}</Sentence>}
        <Evidence entry={entry} />
      </Stack>
    </Card>
  );
}

function Target({
  target,
  source,
}: {
  readonly target: ReceiptEntry['target'];
  readonly source: RecordSource;
}) {
  const { kind, id } = target;
  if (kind === 'account') return <Code>{id}</Code>;
  return (
    <RecordLink source={source} page={{ kind, id }}>
      <Code>{id}</Code>
    </RecordLink>
  );
}

function Evidence({ entry }: { readonly entry: ReceiptEntry }) {
  const words = useWords();
  const { before, after, request, status, finished_at, ticket_proof } = entry;
  if (before === null && after === null && request === null) return null;
  return (
    <Details>
      <summary>{words.say('page.entry.evidence')}</summary>
      <Facts>
        <Values name="before" record={before} />
        <Values name="after" record={after} />
        {request && (
          <>
            <dt>{words.say('page.entry.request')}</dt>
            <dd>
              <Code>
                {request.method} {request.path} {request.body}
              </Code>
            </dd>
          </>
        )}
        {status !== null && (
          <>
            <dt>{words.say('page.entry.status')}</dt>
            <dd>
              <Code>{status}</Code>
            </dd>
          </>
        )}
        {finished_at !== null && (
          <>
            <dt>{words.say('page.entry.finished')}</dt>
            <dd>{words.time(finished_at)}</dd>
          </>
        )}
        {ticket_proof && (
          <>
            <dt>{words.say('page.entry.proof')}</dt>
            <dd>
              {words.say('page.entry.watched', {
                tickets: ticket_proof.tickets,
                seconds: ticket_proof.seconds,
                changed: ticket_proof.changed.length,
              })}
            </dd>
          </>
        )}
      </Facts>
    </Details>
  );
}

function Values({
  name,
  record,
}: {
  readonly name: 'before' | 'after';
  readonly record: ReceiptEntry['before'];
}) {
  const words = useWords();
  if (record === null) return null;
  return (
    <>
      <dt>{words.say(`page.entry.${name}`)}</dt>
      <dd>
        {Object.entries(record).map(([field, value]) => (
          <div key={field}>
            <Code>{field}</Code>: <Code>{shownValue(value, words)}</Code>
          </div>
        ))}
      </dd>
    </>
  );
}

/** What it is that is named. */
const Kind = styled.span`
  color: ${color('foreground.subtle')};
`;

const Details = styled.details`
  & > summary {
    cursor: pointer;
    color: ${color('foreground.primary')};
  }

  & > dl {
    margin-top: 8px;
  }
`;
