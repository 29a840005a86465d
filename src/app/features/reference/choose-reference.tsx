import { Button } from '@zendeskgarden/react-buttons';
import { useRef, useState, type DragEvent } from 'react';
import { styled } from 'styled-components';
import { Code } from '../../shared/drift/raw.tsx';
import { Card, HeardOnly, Quiet, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { color } from '../../shared/theme/color.ts';
import { Heading } from '../../shared/ui/heading.ts';
import { ResultsFile } from '../../shared/files/results-file.tsx';
import { SparkleIcon, UploadIcon } from '../../shared/ui/icons.ts';
import { useWords } from '../../shared/words/use-words.ts';
import type { SharedList } from './shared-list.ts';

type ChooseReferenceProps = {
  readonly onFile: (file: File) => void;
  readonly onResults: (file: File) => void;
  readonly onDemo: () => void;
  readonly sharedList: SharedList | null;
  readonly onShared: (list: SharedList) => void;
};

/** The ways to begin: a list of one's own, dropped or chosen; the shared one; or the demo. */
export function ChooseReference({
  onFile,
  onResults,
  onDemo,
  sharedList,
  onShared,
}: ChooseReferenceProps) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [isNotOne, setIsNotOne] = useState(false);
  const take = (files: readonly File[]) => {
    const [file, ...more] = files;
    setIsNotOne(file === undefined || more.length > 0);
    if (file === undefined || more.length > 0) return;
    // No list is written in JSON, and results are in nothing else.
    if (file.name.toLowerCase().endsWith('.json')) onResults(file);
    else onFile(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <Ways>
      <DropZone
        aria-label={words.say('page.reference.drop_zone')}
        $isOver={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => {
          setIsOver(false);
        }}
        onDrop={onDrop}
      >
        <UploadIcon style={{ width: 28, height: 28 }} />
        <Heading>{words.say('page.reference.drop')}</Heading>
        <Quiet>{words.say('page.reference.or')}</Quiet>
        <Button
          isPrimary
          onClick={() => {
            input.current?.click();
          }}
        >
          {words.say('page.reference.choose')}
        </Button>
        <HeardOnly>
          <input
            ref={input}
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            tabIndex={-1}
            aria-label={words.say('page.reference.file')}
            onChange={(event) => {
              take([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </HeardOnly>
        {isNotOne && <Sentence role="alert">{words.say('page.reference.one_file')}</Sentence>}
        <Quiet>{words.say('page.reference.stays_here')}</Quiet>
      </DropZone>
      <Stack $gap={16}>
        {sharedList && (
          <Card>
            <Stack $gap={12}>
              <Heading>{words.say('page.reference.shared_title')}</Heading>
              <Sentence>
                {words.say('page.reference.shared_about')} <Code>{sharedList.host}</Code>
              </Sentence>
              <div>
                <Button
                  onClick={() => {
                    onShared(sharedList);
                  }}
                >
                  {words.say('page.reference.shared_read')}
                </Button>
              </div>
            </Stack>
          </Card>
        )}
        <Card>
          <Stack $gap={12}>
            <Heading>{words.say('page.reference.demo_title')}</Heading>
            <Sentence>{words.say('page.reference.demo_about')}</Sentence>
            <div>
              <Button onClick={onDemo}>
                <Button.StartIcon>
                  <SparkleIcon />
                </Button.StartIcon>
                {words.say('page.reference.demo_start')}
              </Button>
            </div>
          </Stack>
        </Card>
        <Card>
          <Stack $gap={12}>
            <Heading>{words.say('page.results.choose_title')}</Heading>
            <Sentence>{words.say('page.results.choose_about')}</Sentence>
            <ResultsFile onFile={onResults} />
          </Stack>
        </Card>
        <Card>
          <Stack $gap={8}>
            <Heading>{words.say('page.reference.needs_title')}</Heading>
            <Needs>
              <li>{words.say('page.reference.needs_id')}</li>
              <li>{words.say('page.reference.needs_name')}</li>
              <li>{words.say('page.reference.needs_domains')}</li>
            </Needs>
            <Quiet>{words.say('page.reference.needs_more')}</Quiet>
          </Stack>
        </Card>
      </Stack>
    </Ways>
  );
}

const Ways = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 3fr) minmax(260px, 2fr);
  gap: 16px;

  @media (width < 820px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const DropZone = styled.section<{ readonly $isOver: boolean }>`
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 12px;
  min-height: 280px;
  padding: 32px 20px;
  border: 1px dashed
    ${({ $isOver, theme }) =>
      color($isOver ? 'border.primaryEmphasis' : 'border.emphasis')({ theme })};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: ${({ $isOver, theme }) =>
    color($isOver ? 'background.recessed' : 'background.subtle')({ theme })};
  text-align: center;
`;

const Needs = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 4px;
  padding-inline-start: 20px;
  list-style: disc;
`;
