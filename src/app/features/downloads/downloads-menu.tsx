import { Button } from '@zendeskgarden/react-buttons';
import { useCallback, useEffect } from 'react';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { KeptFile } from '../../engine/engine-views.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Line, PlainList, Quiet, Stack } from '../../shared/drift/layout.tsx';
import { useCall } from '../../shared/drift/use-call.ts';
import { FileRow } from '../../shared/files/file-row.tsx';
import { saveFile } from '../../shared/files/save-file.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { DownloadIcon } from '../../shared/ui/icons.ts';
import { Skeletons } from '../../shared/ui/skeletons.tsx';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { useWords } from '../../shared/words/use-words.ts';

/** The files of this visit: one by one, all in one archive, or as text where the frame may not save. */
export function DownloadsMenu({ engine }: { readonly engine: EngineApi }) {
  const words = useWords();
  const [state, start] = useCall<readonly KeptFile[]>();
  const load = useCallback(() => {
    void start(() => engine.files());
  }, [start, engine]);
  useEffect(load, [load]);
  const [archive, startArchive] = useCall<KeptFile>();
  const saveAll = async () => {
    const packed = await startArchive(() => engine.archive());
    if (packed) saveFile(packed);
  };
  const files = state.is === 'done' ? state.value : [];
  return (
    <Stack $gap={20}>
      <StageHeader title={words.say('page.files.title')} about={words.say('page.files.about')} />
      {state.is === 'working' && <Skeletons label={words.say('page.files.loading')} />}
      {state.is === 'failed' && (
        <Failure problem={state.problem} written="nothing" onAgain={load} />
      )}
      {archive.is === 'failed' && (
        <Failure problem={archive.problem} written="nothing" onAgain={() => void saveAll()} />
      )}
      {state.is === 'done' && files.length === 0 && (
        <EmptyState icon={DownloadIcon} title={words.say('page.files.none')} />
      )}
      {files.length > 0 && (
        <>
          <Line>
            <Button isPrimary disabled={archive.is === 'working'} onClick={() => void saveAll()}>
              {words.say('page.files.all', { count: files.length })}
            </Button>
            <Quiet>{words.say('page.files.frame')}</Quiet>
          </Line>
          <PlainList>
            {files.map((file) => (
              <li key={file.name}>
                <FileRow file={file} />
              </li>
            ))}
          </PlainList>
        </>
      )}
    </Stack>
  );
}
