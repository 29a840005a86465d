import { ToggleButton } from '@zendeskgarden/react-buttons';
import { useState } from 'react';
import { OUTCOMES, type Outcome, type Receipt } from '../../../core/apply/receipt-format.ts';
import { useWords } from '../words/use-words.ts';
import { EntryCard } from './entry-card.tsx';
import { Line, Stack } from './layout.tsx';
import { StepList } from './step-list.tsx';

/** Every action of a receipt, blocked ones included; the outcomes above filter it. */
export function EntryList({
  receipt,
}: {
  readonly receipt: Pick<Receipt, 'entries' | 'totals' | 'source'>;
}) {
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { entries, totals, source } = receipt;
  const found = OUTCOMES.filter((one) => totals[one] > 0);
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
      <StepList
        key={outcome}
        items={outcome === null ? entries : entries.filter((entry) => entry.outcome === outcome)}
        keyOf={({ action_id }) => action_id}
        render={(entry) => <EntryCard entry={entry} source={source} />}
      />
    </Stack>
  );
}
