import { Button, ToggleButton } from '@zendeskgarden/react-buttons';
import { useState } from 'react';
import { Line, Quiet, Stack } from '../drift/layout.tsx';
import { Code } from '../drift/raw.tsx';
import { CopyableText } from '../ui/copyable-text.tsx';
import { useWords } from '../words/use-words.ts';
import type { KeptFile } from './kept-file.ts';
import { saveFile } from './save-file.ts';

/** One file: to be saved, or shown as text that can be selected and copied. */
export function FileRow({ file }: { readonly file: KeptFile }) {
  const words = useWords();
  const [isShown, setShown] = useState(false);
  const { name, text } = file;
  return (
    <Stack $gap={8}>
      <Line>
        <Code>{name}</Code>
        <Quiet>{words.say('page.files.size', { kilobytes: Math.ceil(text.length / 1024) })}</Quiet>
        <Button
          size="small"
          aria-label={words.say('page.files.save_named', { name })}
          onClick={() => {
            saveFile(name, text);
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
      </Line>
      {isShown && <CopyableText label={name} text={text} />}
    </Stack>
  );
}
