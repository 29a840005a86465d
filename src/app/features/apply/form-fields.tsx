import { Checkbox, Field, Input, Textarea } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import type { WordValues } from '../../../words/words.ts';
import { useWords } from '../../shared/words/use-words.ts';
import type { ApplyForm, FormField } from './apply-form-state.ts';

type Typed = Exclude<FormField, 'acceptsPartialReference' | 'acceptsOldPlan'>;
type Ticked = Exclude<FormField, Typed>;

/** What the fields of the form share. */
export type FieldProps<Name extends FormField> = {
  readonly name: Name;
  readonly form: ApplyForm;
  readonly onForm: (form: ApplyForm) => void;
  /** Whether what it holds keeps the apply from starting, and that has been said. */
  readonly isWrong: boolean;
  readonly isDisabled: boolean;
};

/** The id of a field, by which the first wrong one is focused. */
export function fieldId(name: FormField): string {
  return `apply-${name}`;
}

/** A field that is typed. */
export function TypedField({
  name,
  form,
  onForm,
  isWrong,
  isDisabled,
  hint,
  values,
}: FieldProps<Typed> & {
  readonly hint?: ReactNode;
  /** What the words of the field name. */
  readonly values?: WordValues;
}) {
  const words = useWords();
  const common = {
    value: form[name],
    disabled: isDisabled,
    autoComplete: 'off',
    ...(isWrong ? { validation: 'error' as const } : {}),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      onForm({ ...form, [name]: target.value });
    },
  };
  return (
    <Field id={fieldId(name)} style={{ maxWidth: WIDTHS[name] }}>
      <Field.Label>{words.say(`page.apply.fields.${name}.label`)}</Field.Label>
      <Field.Hint>{hint ?? words.say(`page.apply.fields.${name}.hint`, values)}</Field.Hint>
      {name === 'reason' ? (
        <Textarea minRows={2} isResizable {...common} />
      ) : (
        <Input
          spellCheck={false}
          inputMode={name === 'typedHash' ? 'text' : 'numeric'}
          {...common}
        />
      )}
      {isWrong && (
        <Field.Message validation="error">
          {words.say(`page.apply.fields.${name}.wrong`, values)}
        </Field.Message>
      )}
    </Field>
  );
}

/** The hint of the hash holds all of it. */
const WIDTHS: Readonly<Record<Typed, number>> = {
  maxActions: 320,
  maxPerAccount: 320,
  settleSeconds: 320,
  typedHash: 640,
  reason: 640,
};

/** A field that is ticked: something is accepted by name. */
export function TickedField({ name, form, onForm, isWrong, isDisabled }: FieldProps<Ticked>) {
  const words = useWords();
  return (
    <Field id={fieldId(name)}>
      <Checkbox
        checked={form[name]}
        disabled={isDisabled}
        onChange={({ target }) => {
          onForm({ ...form, [name]: target.checked });
        }}
      >
        <Field.Label>{words.say(`page.apply.fields.${name}.label`)}</Field.Label>
        <Field.Hint>{words.say(`page.apply.fields.${name}.hint`)}</Field.Hint>
        {isWrong && (
          <Field.Message validation="error">
            {words.say(`page.apply.fields.${name}.wrong`)}
          </Field.Message>
        )}
      </Checkbox>
    </Field>
  );
}
