import { Button } from '@zendeskgarden/react-buttons';
import { Field, Fieldset, Input, Radio } from '@zendeskgarden/react-forms';
import { useState, type FormEvent } from 'react';
import type { Subject } from '../../../core/detect/issue.ts';
import { Line, Stack } from '../../shared/drift/layout.tsx';
import { useWords } from '../../shared/words/use-words.ts';

const KINDS = ['account', 'organization', 'user', 'ticket'] as const satisfies Subject['kind'][];

/** Asks for an id and what it is the id of. */
export function TraceForm({
  first,
  onTrace,
}: {
  readonly first: Subject | null;
  readonly onTrace: (subject: Subject) => void;
}) {
  const words = useWords();
  const [kind, setKind] = useState<Subject['kind']>(first?.kind ?? 'account');
  const [id, setId] = useState(first?.id ?? '');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = id.trim();
    setMissing(trimmed === '');
    if (trimmed !== '') onTrace({ kind, id: trimmed });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Fieldset>
          <Fieldset.Legend>{words.say('page.trace.kind')}</Fieldset.Legend>
          <Line $gap={16}>
            {KINDS.map((one) => (
              <Field key={one}>
                <Radio
                  name="trace-kind"
                  value={one}
                  checked={kind === one}
                  onChange={() => {
                    setKind(one);
                  }}
                >
                  <Field.Label isRegular>{words.say(`page.trace.kinds.${one}`)}</Field.Label>
                </Radio>
              </Field>
            ))}
          </Line>
        </Fieldset>
        <Field style={{ maxWidth: 480 }}>
          <Field.Label>{words.say('page.trace.id')}</Field.Label>
          <Field.Hint>{words.say(`page.trace.hints.${kind}`)}</Field.Hint>
          <Input
            value={id}
            spellCheck={false}
            autoComplete="off"
            {...(isMissing ? { validation: 'error' as const } : {})}
            onChange={({ target }) => {
              setId(target.value);
            }}
          />
          {isMissing && (
            <Field.Message validation="error">{words.say('page.trace.missing')}</Field.Message>
          )}
        </Field>
        <Line>
          <Button type="submit" isPrimary>
            {words.say('page.trace.do')}
          </Button>
        </Line>
      </Stack>
    </form>
  );
}
