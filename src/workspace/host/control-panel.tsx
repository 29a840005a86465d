import { useState } from 'react';
import {
  FAULTS,
  LANGUAGES,
  PERSONS,
  RIGHTS,
  type Controls,
  type ControlsChange,
  type FaultSwitch,
  type Person,
  type Right,
} from '../controls.ts';
import type { Parameter, WorkspaceState } from '../workspace-state.ts';
import { Icon } from './icon.tsx';
import { giveOrder } from './server-api.ts';
import { SettingField } from './setting-field.tsx';

const PERSON_NAMES: Readonly<Record<Person, string>> = {
  admin: 'Admin',
  agent: 'Agent',
  light_agent: 'Light agent',
};

const LANGUAGE_NAMES: Readonly<Record<Controls['language'], string>> = {
  'en-US': 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ja: '日本語',
  'pt-BR': 'Português (Brasil)',
  it: 'Italiano',
};

const FAULT_NAMES: Readonly<Record<FaultSwitch, string>> = {
  slow: 'Slow',
  rate_limited: 'Rate limited',
  failing: 'Failing',
  signed_out: 'Signed out',
};

const RIGHT_NAMES: Readonly<Record<Right, string>> = {
  storage: 'Storage',
  downloads: 'Downloads',
  clipboard: 'Clipboard',
};

/** Who is signed in, and the switches of the workspace behind a button. */
export function ControlPanel({ state }: { readonly state: WorkspaceState }) {
  const [isOpen, setIsOpen] = useState(false);
  const { controls, people } = state;
  const person = people.find((each) => each.person === controls.person);
  const isTroubled = FAULTS.some((fault) => controls.faults[fault]);
  return (
    <div className="controls">
      <span className="signed-in">
        {person?.name} <span className="muted">{PERSON_NAMES[controls.person]}</span>
      </span>
      <button
        type="button"
        className="button controls-button"
        aria-expanded={isOpen}
        aria-controls="control-panel"
        data-troubled={isTroubled}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        <Icon name="gear" />
        Local workspace
      </button>
      <div
        id="control-panel"
        className="control-panel"
        role="region"
        aria-label="Local workspace"
        hidden={!isOpen}
      >
        <Switches controls={controls} />
        <AppSettings parameters={state.app.parameters} settings={controls.settings} />
        <div className="control-orders">
          <button
            type="button"
            className="button"
            onClick={() => void giveOrder({ reset: true, clearFaults: true })}
          >
            Start the account over
          </button>
          <button
            type="button"
            className="button"
            onClick={() => void giveOrder({ resetControls: true, clearFaults: true })}
          >
            Reset the switches
          </button>
        </div>
      </div>
    </div>
  );
}

function Switches({ controls }: { readonly controls: Controls }) {
  return (
    <>
      <Choice
        name="Signed in as"
        options={PERSONS.map((value) => ({ value, label: PERSON_NAMES[value] }))}
        chosen={controls.person}
        onChoose={(person) => {
          change({ person });
        }}
      />
      <Choice
        name="Language"
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        chosen={controls.language}
        onChoose={(language) => {
          change({ language });
        }}
      />
      <Choice
        name="Colours"
        options={[
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        chosen={controls.colorScheme}
        onChoose={(colorScheme) => {
          change({ colorScheme });
        }}
      />
      <fieldset>
        <legend>Every request is</legend>
        {FAULTS.map((fault) => (
          <Tick
            key={fault}
            label={FAULT_NAMES[fault]}
            isOn={controls.faults[fault]}
            onTick={(isOn) => {
              change({ faults: { [fault]: isOn } });
            }}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>The app&apos;s frame may use</legend>
        {RIGHTS.map((right) => (
          <Tick
            key={right}
            label={RIGHT_NAMES[right]}
            isOn={controls.rights[right]}
            onTick={(isOn) => {
              change({ rights: { [right]: isOn } });
            }}
          />
        ))}
      </fieldset>
    </>
  );
}

type AppSettingsProps = {
  readonly parameters: readonly Parameter[];
  readonly settings: Controls['settings'];
};

function AppSettings({ parameters, settings }: AppSettingsProps) {
  if (parameters.length === 0) return null;
  return (
    <fieldset>
      <legend>Settings of the installation</legend>
      {parameters.map((parameter) => (
        <SettingField
          key={parameter.name}
          parameter={parameter}
          value={settings[parameter.name]}
          onChange={(value) => {
            change({ settings: { [parameter.name]: value } });
          }}
        />
      ))}
    </fieldset>
  );
}

type ChoiceProps<Value extends string> = {
  readonly name: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
};

function Choice<Value extends string>({ name, options, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <fieldset>
      <legend>{name}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="tick">
          <input
            type="radio"
            name={name}
            checked={value === chosen}
            onChange={() => {
              onChoose(value);
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

type TickProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onTick: (isOn: boolean) => void;
};

function Tick({ label, isOn, onTick }: TickProps) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => {
          onTick(target.checked);
        }}
      />
      {label}
    </label>
  );
}

function change(wanted: ControlsChange): void {
  void giveOrder({ change: wanted });
}
