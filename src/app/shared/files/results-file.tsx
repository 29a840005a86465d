import { Button } from '@zendeskgarden/react-buttons';
import { useRef } from 'react';
import { HeardOnly } from '../drift/layout.tsx';
import { useWords } from '../words/use-words.ts';

/** A button that asks for a file with results of an audit. */
export function ResultsFile({
  isDisabled = false,
  onFile,
}: {
  readonly isDisabled?: boolean;
  readonly onFile: (file: File) => void;
}) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <Button
        disabled={isDisabled}
        onClick={() => {
          input.current?.click();
        }}
      >
        {words.say('page.results.open')}
      </Button>
      <HeardOnly>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          tabIndex={-1}
          aria-label={words.say('page.results.file')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) onFile(file);
            target.value = '';
          }}
        />
      </HeardOnly>
    </div>
  );
}
