import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import { useState } from 'react';
import { DriftError } from '../../../core/problem.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { OpenedResults, ReferenceView } from '../../engine/engine-views.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Sentence, Stack } from '../../shared/drift/layout.tsx';
import { useCall } from '../../shared/drift/use-call.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { useOpenResults } from '../../shared/files/use-open-results.ts';
import { Skeletons } from '../../shared/ui/skeletons.tsx';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { ChooseReference } from './choose-reference.tsx';
import { ReferencePreview } from './reference-preview.tsx';
import type { SharedList } from './shared-list.ts';

type ReferenceStageProps = {
  readonly engine: Pick<
    EngineApi,
    'loadReference' | 'loadDemo' | 'openResults' | 'setAsideRows' | 'setAsideValues'
  >;
  /** What the engine holds; `null` where nothing is loaded yet. */
  readonly reference: ReferenceView | null;
  readonly onReference: (reference: ReferenceView) => void;
  readonly onResults: (opened: OpenedResults) => void;
  /** The list at the address that the installation names; `null` where it names none. */
  readonly sharedList?: SharedList | null;
  /** Whether another list may be taken now; not while an audit or an apply is running. */
  readonly isLocked?: boolean;
};

/** The first stage: choose the list of Salesforce accounts, or the demo, and see how it was understood. */
export function ReferenceStage({
  engine,
  reference,
  onReference,
  onResults,
  sharedList = null,
  isLocked = false,
}: ReferenceStageProps) {
  const words = useWords();
  const announce = useAnnounce();
  const [loading, load, forget] = useCall<ReferenceView>();
  const [opening, openResults, forgetOpening] = useOpenResults(engine, onResults);
  const [wantsAnother, setWantsAnother] = useState(false);
  const [isOpenToAll, setIsOpenToAll] = useState(false);
  const take = async (call: () => Promise<ReferenceView>) => {
    setIsOpenToAll(false);
    forgetOpening();
    const loaded = await load(call);
    if (loaded === null) return;
    setWantsAnother(false);
    announce(words.say('page.reference.loaded', { file: loaded.file, accounts: loaded.accounts }));
    onReference(loaded);
  };
  const takeFile = (file: File) =>
    take(async () => engine.loadReference(file.name, await bytesOf(file)));
  const takeShared = (list: SharedList) =>
    take(async () => {
      const { text, isOpen } = await list.fetch();
      const bytes = new TextEncoder().encode(text);
      const loaded = await engine.loadReference(list.name, bytes.buffer);
      setIsOpenToAll(isOpen);
      return loaded;
    });
  const takeResults = (file: File) => {
    forget();
    openResults(file);
  };
  const isWorking = loading.is === 'working' || opening.is === 'working';
  const isPreviewed = reference !== null && !wantsAnother;
  return (
    <Stack $gap={24}>
      <StageHeader
        title={words.say('page.reference.title')}
        about={words.say(
          isPreviewed ? 'page.reference.about_loaded' : 'page.reference.about_choosing',
        )}
      >
        {isPreviewed && (
          <Button
            disabled={isLocked}
            onClick={() => {
              setWantsAnother(true);
            }}
          >
            {words.say('page.reference.another')}
          </Button>
        )}
        {reference !== null && wantsAnother && (
          <Button
            onClick={() => {
              forget();
              forgetOpening();
              setWantsAnother(false);
            }}
          >
            {words.say('page.reference.keep')}
          </Button>
        )}
      </StageHeader>
      {loading.is === 'failed' && <Failure problem={loading.problem} written="nothing" />}
      {opening.is === 'failed' && <Failure problem={opening.problem} written="nothing" />}
      {loading.is === 'working' && <Skeletons label={words.say('page.reference.loading')} />}
      {opening.is === 'working' && <Skeletons label={words.say('page.results.loading')} />}
      {!isWorking && !isPreviewed && (
        <ChooseReference
          onFile={(file) => void takeFile(file)}
          onResults={takeResults}
          onDemo={() => void take(engine.loadDemo)}
          sharedList={sharedList}
          onShared={(list) => void takeShared(list)}
        />
      )}
      {isPreviewed && isOpenToAll && (
        <Alert type="warning">
          <Alert.Title>{words.say('page.reference.open_title')}</Alert.Title>
          <Sentence>{words.say('page.reference.open_about')}</Sentence>
        </Alert>
      )}
      {loading.is !== 'working' && isPreviewed && (
        <ReferencePreview engine={engine} reference={reference} />
      )}
    </Stack>
  );
}

/** A file that is gone or may not be read fails like any other problem of the list. */
async function bytesOf(file: File): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch (cause) {
    throw new DriftError('reference_unreadable', { file: file.name }, { cause });
  }
}
