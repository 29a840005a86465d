import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useRef, useState } from 'react';
import type { DecisionRejection } from '../../../core/decisions/decision.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { DecisionsView, DecisionWish } from '../../engine/engine-views.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { useWords } from '../words/use-words.ts';
import { DecisionForm, type DecisionChoice, type DecisionSubject } from './decision-form.tsx';
import { Failure } from './failure.tsx';
import { Quiet, Stack } from './layout.tsx';
import { useCall } from './use-call.ts';

/** What of the engine decides. */
export type DecidingEngine = Pick<EngineApi, 'decide' | 'accountNames'>;

/** A button that opens a form to decide something, and what became of it. */
export function DecideHere({
  engine,
  label,
  subjects,
  accountIds,
  onDecided,
}: {
  readonly engine: DecidingEngine;
  /** What the button says. */
  readonly label: string;
  readonly subjects: readonly [DecisionSubject, ...DecisionSubject[]];
  /** Whose it may be. */
  readonly accountIds: readonly string[];
  readonly onDecided?: (view: DecisionsView) => void;
}) {
  const words = useWords();
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(false);
  const [isKept, setKept] = useState(false);
  const [deciding, decide] = useCall<DecisionsView | DecisionRejection>();
  const opener = useRef<HTMLButtonElement>(null);
  const accounts = useAccountNames(engine, isOpen ? accountIds : NOBODY);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const take = async (wish: DecisionWish) => {
    const view = await decide(() => engine.decide(wish));
    if (view === null || typeof view === 'string') return;
    setKept(true);
    close();
    announce(words.say('page.decide.kept'));
    onDecided?.(view);
  };
  const answer = deciding.is === 'done' ? deciding.value : null;
  return (
    <Stack $gap={8}>
      <div>
        <Button
          ref={opener}
          size="small"
          aria-expanded={isOpen}
          onClick={() => {
            setKept(false);
            setOpen(!isOpen);
          }}
        >
          {label}
        </Button>
      </div>
      {isKept && <Quiet>{words.say('page.decide.kept')}</Quiet>}
      {deciding.is === 'failed' && <Failure problem={deciding.problem} written="nothing" />}
      {isOpen && (
        <DecisionForm
          subjects={subjects}
          accounts={accounts}
          isWorking={deciding.is === 'working'}
          rejected={typeof answer === 'string' ? answer : null}
          onDecide={(wish) => void take(wish)}
          onCancel={close}
        />
      )}
    </Stack>
  );
}

const NOBODY: readonly string[] = [];

/** Accounts with their names, as soon as these are known. */
function useAccountNames(
  engine: DecidingEngine,
  ids: readonly string[],
): readonly DecisionChoice[] {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const wanted = ids.join('\n');
  useEffect(() => {
    if (wanted === '') return;
    // Ids say it as well, where names do not come.
    engine.accountNames(wanted.split('\n')).then(setNames, () => undefined);
  }, [engine, wanted]);
  return ids.map((id) => ({ id, name: names[id] ?? null }));
}
