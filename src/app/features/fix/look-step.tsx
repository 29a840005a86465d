import { Alert } from '@zendeskgarden/react-notifications';
import type { CheckSubject } from '../../../run/check/check-subject.ts';
import type { PageRun } from '../../../run/page-run/page-run.ts';
import type { CheckView, Selection } from '../../engine/engine-views.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Sentence, Stack } from '../../shared/drift/layout.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ClipboardIcon } from '../../shared/ui/icons.ts';
import { Skeletons } from '../../shared/ui/skeletons.tsx';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import type { Look } from './fix-step.ts';
import { LookFindings } from './look-findings.tsx';

/** What the check found, what would be done about it, and what is left out of that. */
export function LookStep({
  look,
  subject,
  run,
  selection,
  onSelection,
  onAgain,
}: {
  readonly look: Look;
  readonly subject: CheckSubject;
  readonly run: Pick<PageRun, 'role' | 'storage'>;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
  readonly onAgain: () => void;
}) {
  const words = useWords();
  const isAgent = run.role === 'agent';
  return (
    <Stack>
      <StageHeader title={words.say('fix.look.title')} about={words.say('fix.look.about')} />
      {isAgent && (
        <Alert type="info" role="note">
          <Alert.Title>{words.say('fix.agent.title')}</Alert.Title>
          <Sentence>{words.say('fix.agent.about', { kind: subject.kind })}</Sentence>
        </Alert>
      )}
      {run.storage === 'memory' && !isAgent && (
        <Alert type="warning" role="note">
          <Alert.Title>{words.say('fix.storage_memory.title')}</Alert.Title>
          <Sentence>{words.say('fix.storage_memory.about')}</Sentence>
        </Alert>
      )}
      {(look.is === 'idle' || look.is === 'working') && (
        <Skeletons label={words.say('fix.look.loading')} />
      )}
      {look.is === 'failed' && (
        <Failure problem={look.problem} written="nothing" onAgain={onAgain} />
      )}
      {look.is === 'done' && (
        <Found
          view={look.value}
          selection={selection}
          onSelection={isAgent ? null : onSelection}
          onAgain={onAgain}
        />
      )}
    </Stack>
  );
}

function Found({
  view,
  selection,
  onSelection,
  onAgain,
}: {
  readonly view: CheckView;
  readonly selection: Selection;
  /** `null` where nothing is to be chosen. */
  readonly onSelection: ((selection: Selection) => void) | null;
  readonly onAgain: () => void;
}) {
  const words = useWords();
  const { verdict, findings } = view.check;
  if (verdict.kind === 'could_not_check')
    return (
      <Failure
        problem={{ code: verdict.problem, values: verdict.values }}
        written="nothing"
        onAgain={onAgain}
      />
    );
  if (!findings)
    return (
      <EmptyState
        icon={ClipboardIcon}
        title={words.say('fix.look.no_list')}
        about={words.say('fix.look.no_list_about')}
      />
    );
  return (
    <LookFindings view={view} findings={findings} selection={selection} onSelection={onSelection} />
  );
}
