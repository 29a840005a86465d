import { styled } from 'styled-components';
import { toneBackground, toneText } from './tone-colour.ts';
import { ToneIcon } from './tone-icon.tsx';
import type { Tone } from './tone.ts';

/** A word with its sign and colour: how every state, risk and outcome is shown. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <Pill $tone={tone}>
      <ToneIcon tone={tone} />
      {children}
    </Pill>
  );
}

const Pill = styled.span<{ readonly $tone: Tone }>`
  display: inline-flex;
  gap: 4px;
  align-items: center;
  border-radius: 4px;
  background-color: ${({ $tone, theme }) => toneBackground($tone, theme)};
  padding: 1px 6px;
  color: ${({ $tone, theme }) => toneText($tone, theme)};
  font-size: 12px;
  line-height: 18px;
  white-space: nowrap;
`;
