import type { NotLookedAt } from '../../../run/check/not-looked-at.ts';
import { Bullets } from '../../shared/drift/layout.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { Folded } from './folded.tsx';

/** What the check left out, so that nobody takes it for a full audit. */
export function NotLookedAtList({ items }: { readonly items: readonly NotLookedAt[] }) {
  const words = useWords();
  return (
    <Folded title={words.say('sidebar.not_looked_at.title', { count: items.length })}>
      <Bullets>
        {items.map((item) => (
          <li key={item}>{words.say(`sidebar.not_looked_at.${item}`)}</li>
        ))}
      </Bullets>
    </Folded>
  );
}
