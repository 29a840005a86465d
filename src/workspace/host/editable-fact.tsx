import { useEffect, useState } from 'react';

type EditableFactProps = {
  readonly label: string;
  readonly value: string;
  /** Tells whether the account took it; otherwise the field shows what it was. */
  readonly onSave: (value: string) => Promise<boolean>;
};

/** A field of a record that is saved when it is left, or by Enter; Escape leaves it as it was. */
export function EditableFact({ label, value, onSave }: EditableFactProps) {
  const [text, setText] = useState(value);
  useEffect(() => {
    setText(value);
  }, [value]);
  const save = async (): Promise<void> => {
    if (text !== value && !(await onSave(text))) setText(value);
  };
  return (
    <label className="field">
      <span>{label}</span>
      <input
        value={text}
        autoComplete="off"
        onChange={({ target }) => {
          setText(target.value);
        }}
        onBlur={() => void save()}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur();
          if (key === 'Escape') setText(value);
        }}
      />
    </label>
  );
}
