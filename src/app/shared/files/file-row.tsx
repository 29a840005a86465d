import { Button, ToggleButton } from '@zendeskgarden/react-buttons';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { KeptFile } from '../../engine/engine-views.ts';
import { Quiet, Stack } from '../drift/layout.tsx';
import { Code } from '../drift/raw.tsx';
import { useWords } from '../words/use-words.ts';
import { FileText } from './file-text.tsx';
import { saveFile } from './save-file.ts';

/** One file: to be saved, or shown as text that can be selected and copied. */
export function FileRow({ file }: { readonly file: KeptFile }) {
  const words = useWords();
  const [isShown, setShown] = useState(false);
  const { name, content } = file;
  return (
    <Stack $gap={8}>
      <Row>
        <Code>{name}</Code>
        <Size>{words.say('page.files.size', { kilobytes: Math.ceil(content.size / 1024) })}</Size>
        <Button
          size="small"
          aria-label={words.say('page.files.save_named', { name })}
          onClick={() => {
            saveFile(file);
          }}
        >
          {words.say('page.files.save')}
        </Button>
        <ToggleButton
          size="small"
          isBasic
          isPressed={isShown}
          aria-label={words.say('page.files.show_named', { name })}
          onClick={() => {
            setShown(!isShown);
          }}
        >
          {words.say('page.files.show')}
        </ToggleButton>
      </Row>
      {isShown && <FileText file={file} />}
    </Stack>
  );
}

/** Names, sizes and buttons form columns over the rows of a list. */
const Row = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 232px) 64px auto 1fr;
  gap: 4px 12px;
  align-items: center;
  justify-items: start;

  @media (width < 480px) {
    grid-template-columns: auto minmax(0, 1fr);
  }
`;

const Size = styled(Quiet)`
  justify-self: end;
  font-variant-numeric: tabular-nums;
`;
