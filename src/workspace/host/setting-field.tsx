import { useEffect, useState } from 'react';
import type { Parameter } from '../workspace-state.ts';

type Value = string | number | boolean;

type SettingFieldProps = {
  readonly parameter: Parameter;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
};

/** A setting of the installation. Text counts when the field is left, since it reloads the app. */
export function SettingField({ parameter, value, onChange }: SettingFieldProps) {
  const { type, isSecure } = parameter;
  const shown = value === undefined ? '' : String(value);
  const [text, setText] = useState(shown);
  useEffect(() => {
    setText(shown);
  }, [shown]);
  if (type === 'checkbox')
    return (
      <label className="tick">
        <input
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => {
            onChange(target.checked);
          }}
        />
        <ParameterName parameter={parameter} />
      </label>
    );
  return (
    <label className="field">
      <ParameterName parameter={parameter} />
      <input
        type={type === 'number' ? 'number' : isSecure ? 'password' : 'text'}
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
        }}
        onBlur={() => {
          if (text !== shown) onChange(type === 'number' && text !== '' ? Number(text) : text);
        }}
      />
    </label>
  );
}

/** What people are shown at the installation, and what the app calls it. */
function ParameterName({ parameter: { name, label } }: { readonly parameter: Parameter }) {
  return (
    <span>
      {label} <code className="muted">{name}</code>
    </span>
  );
}
