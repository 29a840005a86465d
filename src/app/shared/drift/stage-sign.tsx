import { styled } from 'styled-components';
import type { StageState } from '../../../run/page-run/page-run.ts';
import { toneBackground, toneText } from './tone-colour.ts';
import type { Tone } from './tone.ts';
import type { Icon } from '../ui/icon.tsx';
import {
  AlertErrorIcon,
  AlertWarningIcon,
  CheckIcon,
  PauseIcon,
  ReloadIcon,
  StopIcon,
} from '../ui/icons.ts';

type StageSignProps = { readonly state: StageState; readonly number: string };

/** The state of a stage as a sign; its number before it began. */
export function StageSign({ state, number }: StageSignProps) {
  const { tone, icon: Drawing } = SIGNS[state];
  return (
    <Disc $tone={tone} aria-hidden="true">
      {Drawing === null ? number : <Drawing style={{ width: 14, height: 14 }} />}
    </Disc>
  );
}

const SIGNS: Readonly<Record<StageState, { readonly tone: Tone; readonly icon: Icon | null }>> = {
  todo: { tone: 'quiet', icon: null },
  running: { tone: 'look', icon: ReloadIcon },
  paused: { tone: 'caution', icon: PauseIcon },
  done: { tone: 'good', icon: CheckIcon },
  failed: { tone: 'bad', icon: AlertErrorIcon },
  stopped: { tone: 'caution', icon: StopIcon },
  refused: { tone: 'caution', icon: AlertWarningIcon },
};

const Disc = styled.span<{ readonly $tone: Tone }>`
  display: inline-flex;
  flex: none;
  align-items: center;
  justify-content: center;
  width: 24px;
  height: 24px;
  border-radius: 50%;
  background: ${({ $tone, theme }) => toneBackground($tone, theme)};
  color: ${({ $tone, theme }) => toneText($tone, theme)};
  font-size: 12px;
`;
