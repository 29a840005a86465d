import { useWords } from '../words/use-words.ts';
import type { Change } from './action-change.ts';
import { HeardOnly } from './layout.tsx';
import { Code } from './raw.tsx';

/** A value as it is, and as an action would leave it. */
export function ChangeValue({ before, after }: Pick<Change, 'before' | 'after'>) {
  const words = useWords();
  return (
    <>
      <Code>{before}</Code>
      {after !== null && (
        <>
          {' '}
          <span aria-hidden="true">→</span>
          <HeardOnly>{words.say('page.change.becomes')}</HeardOnly> <Code>{after}</Code>
        </>
      )}
    </>
  );
}
