import { ToggleButton } from '@zendeskgarden/react-buttons';
import { useCallback, useState } from 'react';
import { OUTCOMES, type Outcome } from '../../../core/apply/receipt-format.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { ReceiptView } from '../../engine/engine-views.ts';
import { useWords } from '../words/use-words.ts';
import { EntryCard } from './entry-card.tsx';
import { Line, Stack } from './layout.tsx';
import { LongList } from './long-list.tsx';

/** Every action of a receipt, blocked ones included; the outcomes above filter it. */
export function EntryList({
  engine,
  receipt,
}: {
  readonly engine: Pick<EngineApi, 'entries'>;
  readonly receipt: Pick<ReceiptView, 'run_id' | 'totals' | 'source'>;
}) {
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { run_id: runId, totals, source } = receipt;
  const found = OUTCOMES.filter((one) => totals[one] > 0);
  const load = useCallback(
    (from: number, count: number) => engine.entries(runId, outcome, from, count),
    [engine, runId, outcome],
  );
  return (
    <Stack $gap={12}>
      <Line role="group" aria-label={words.say('page.entry.filter')}>
        {found.map((one) => (
          <ToggleButton
            key={one}
            size="small"
            isNeutral
            isPressed={outcome === one}
            onClick={() => {
              setOutcome(outcome === one ? null : one);
            }}
          >
            {words.say('page.choice', { name: words.say(`outcomes.${one}`), count: totals[one] })}
          </ToggleButton>
        ))}
      </Line>
      <LongList
        key={`${runId} ${outcome ?? ''}`}
        load={load}
        keyOf={({ action_id }) => action_id}
        render={(entry) => <EntryCard entry={entry} source={source} />}
      />
    </Stack>
  );
}
