import { Button } from '@zendeskgarden/react-buttons';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { Line, PlainList } from './layout.tsx';

/** A list that shows its first items, and more of them when asked: nothing is left out, nothing floods the page. */
export function StepList<Item>({
  items,
  keyOf,
  render,
  step = 50,
}: {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly render: (item: Item) => ReactNode;
  readonly step?: number;
}) {
  const words = useWords();
  const [shown, setShown] = useState(step);
  const rest = items.length - shown;
  return (
    <>
      <PlainList>
        {items.slice(0, shown).map((item) => (
          <li key={keyOf(item)}>{render(item)}</li>
        ))}
      </PlainList>
      {rest > 0 && (
        <Line>
          <Button
            size="small"
            onClick={() => {
              setShown(shown + step);
            }}
          >
            {words.say('page.more', { count: rest })}
          </Button>
        </Line>
      )}
    </>
  );
}
