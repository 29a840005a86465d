import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import type { Part } from '../../engine/engine-views.ts';
import { Skeletons } from '../ui/skeletons.tsx';
import { useWords } from '../words/use-words.ts';
import { Failure } from './failure.tsx';
import { Line, PlainList } from './layout.tsx';
import { useLongList, type LoadPart } from './use-long-list.ts';

/** A list that shows its first items, and more of them when asked: nothing is left out, nothing floods the page. */
export function LongList<Item>({
  load,
  first = null,
  keyOf,
  render,
}: {
  readonly load: LoadPart<Item>;
  /** Its first items, where they are there already. */
  readonly first?: Part<Item> | null;
  readonly keyOf: (item: Item) => string;
  readonly render: (item: Item) => ReactNode;
}) {
  const words = useWords();
  const { items, rest, isLoading, problem, more } = useLongList(load, first);
  return (
    <>
      {isLoading && items.length === 0 && <Skeletons label={words.say('page.list_loading')} />}
      {items.length > 0 && (
        <PlainList>
          {items.map((item) => (
            <li key={keyOf(item)}>{render(item)}</li>
          ))}
        </PlainList>
      )}
      {problem && <Failure problem={problem} written="nothing" onAgain={more} />}
      {rest > 0 && (
        <Line>
          <Button size="small" disabled={isLoading} onClick={more}>
            {words.say('page.more', { count: rest })}
          </Button>
        </Line>
      )}
    </>
  );
}
