import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useState } from 'react';
import type { KeptFile } from '../../engine/engine-views.ts';
import { Line, Quiet, Stack } from '../drift/layout.tsx';
import { CopyableText } from '../ui/copyable-text.tsx';
import { useWords } from '../words/use-words.ts';
import { partsOf, readPart } from './text-part.ts';

/** The text of a file, to be selected and copied; that of a large one part by part. */
export function FileText({ file }: { readonly file: KeptFile }) {
  const words = useWords();
  const { name, content } = file;
  const parts = partsOf(content);
  const [at, setAt] = useState(0);
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    setText(null);
    // What lies with the browser and cannot be read any more is not shown.
    readPart(content, at).then(
      (part) => {
        if (isWanted) setText(part);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [content, at]);
  const turnTo = (part: number) => () => {
    setAt(part);
  };
  return (
    <Stack $gap={8}>
      {parts > 1 && (
        <Line>
          <Quiet as="span" role="status">
            {words.say('page.files.part', { part: at + 1, of: parts })}
          </Quiet>
          <Button size="small" disabled={at === 0} onClick={turnTo(at - 1)}>
            {words.say('page.files.part_before')}
          </Button>
          <Button size="small" disabled={at === parts - 1} onClick={turnTo(at + 1)}>
            {words.say('page.files.part_after')}
          </Button>
        </Line>
      )}
      {text !== null && <CopyableText key={at} label={name} text={text} />}
    </Stack>
  );
}
