import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import type { FixStep, Look } from './fix-step.ts';
import { stepName } from './fix-steps.tsx';
import { repairsIn } from './kept-repairs.ts';

/** Says to those who hear the modal what was found, and which step is shown. */
export function useSaid(look: Look, step: FixStep): void {
  const words = useWords();
  const announce = useAnnounce();
  const known = useRef(step);
  useEffect(() => {
    if (known.current === step) return;
    known.current = step;
    announce(words.say('page.stages.shown', { name: stepName(step, words) }));
  }, [announce, step, words]);
  useEffect(() => {
    if (look.is !== 'done') return;
    const issues = look.value.issues.length;
    announce(words.say('fix.look.found', { issues, prepared: repairsIn(look).length }));
  }, [announce, look, words]);
}
