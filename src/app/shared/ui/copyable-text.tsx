import { Button } from '@zendeskgarden/react-buttons';
import { Field, Textarea } from '@zendeskgarden/react-forms';
import { useRef, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { Line, Quiet, Stack } from '../drift/layout.tsx';
import { CopyIcon } from './icons.ts';

type CopyableTextProps = {
  readonly label: string;
  readonly text: string;
};

/** Text to take along where the frame may not download: selected whole, and copied where that is allowed. */
export function CopyableText({ label, text }: CopyableTextProps) {
  const words = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'selected'>('none');
  const copy = async () => {
    area.current?.focus();
    area.current?.select();
    setOutcome((await copyText(text)) ? 'copied' : 'selected');
  };
  return (
    <Stack $gap={8}>
      <Field>
        <Field.Label>{label}</Field.Label>
        <Textarea ref={area} readOnly value={text} minRows={6} maxRows={16} style={MONOSPACED} />
      </Field>
      <Line>
        <Button size="small" onClick={() => void copy()}>
          <Button.StartIcon>
            <CopyIcon />
          </Button.StartIcon>
          {words.say('page.copy.do')}
        </Button>
        <Quiet as="span" role="status">
          {outcome !== 'none' && words.say(`page.copy.${outcome}`)}
        </Quiet>
      </Line>
    </Stack>
  );
}

const MONOSPACED = { fontFamily: 'monospace', whiteSpace: 'pre', overflowX: 'auto' } as const;

/** Whether the frame let the text onto the clipboard. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
