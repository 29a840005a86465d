import { useState } from 'react';
import { personLinesSchema, type PersonView } from '../account-view.ts';
import { useRecord } from './use-record.ts';

type PersonPickerProps = {
  readonly label: string;
  readonly person: PersonView | null;
  readonly onPick: (userId: number) => void;
};

/** Shows a person, and lets another one be looked for by name or address. */
export function PersonPicker({ label, person, onPick }: PersonPickerProps) {
  const [text, setText] = useState<string | null>(null);
  return (
    <div className="field">
      <label>
        <span>{label}</span>
        <input
          type="search"
          value={text ?? person?.name ?? ''}
          onFocus={() => {
            setText('');
          }}
          onChange={({ target }) => {
            setText(target.value);
          }}
          onKeyDown={({ key }) => {
            if (key === 'Escape') setText(null);
          }}
        />
      </label>
      {text === null ? (
        <span className="muted picker-email">{person?.email ?? ''}</span>
      ) : (
        <PersonChoices
          text={text}
          onPick={(userId) => {
            setText(null);
            if (userId !== null) onPick(userId);
          }}
        />
      )}
    </div>
  );
}

type PersonChoicesProps = {
  readonly text: string;
  readonly onPick: (userId: number | null) => void;
};

function PersonChoices({ text, onPick }: PersonChoicesProps) {
  const path = `users?text=${encodeURIComponent(text)}`;
  const [loaded] = useRecord(path, personLinesSchema, null);
  const people = loaded.kind === 'here' ? loaded.value.slice(0, 8) : [];
  return (
    <ul className="choices">
      {people.map((each) => (
        <li key={each.id}>
          <button
            type="button"
            onClick={() => {
              onPick(each.id);
            }}
          >
            {each.name} <span className="muted">{each.email}</span>
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={() => {
            onPick(null);
          }}
        >
          Leave as it is
        </button>
      </li>
    </ul>
  );
}
