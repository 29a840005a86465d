import type { ReactNode } from 'react';
import { keyframes, styled } from 'styled-components';
import type { CheckVerdict } from '../../../run/check/check.ts';
import { toneBackground, toneFill, toneText } from '../../shared/drift/tone-colour.ts';
import type { Tone } from '../../shared/drift/tone.ts';
import type { Icon } from '../../shared/ui/icon.tsx';
import {
  AlertErrorIcon,
  AlertWarningIcon,
  CheckIcon,
  ClipboardIcon,
  PauseIcon,
  SearchIcon,
} from '../../shared/ui/icons.ts';
import { color } from '../../shared/theme/color.ts';

type VerdictKind = CheckVerdict['kind'] | 'not_saved';

type VerdictProps = {
  /** What the verdict is, for whoever looks for it in the page. */
  readonly is: VerdictKind;
  readonly tone: Tone;
  readonly title: string;
  /** Whether it is checked once more. Shown by a sign alone: the foot has the words. */
  readonly isChecking?: boolean;
  readonly children: ReactNode;
};

/** The verdict: a sign, a colour and words, so that none of them says it alone. */
export function Verdict({ is, tone, title, isChecking = false, children }: VerdictProps) {
  const Sign = SIGNS[is];
  return (
    <Box $tone={tone} data-verdict={is}>
      <Head $tone={tone}>
        <Sign />
        <Title>{title}</Title>
      </Head>
      {children}
      {isChecking && <Running $tone={tone} />}
    </Box>
  );
}

const SIGNS: Readonly<Record<VerdictKind, Icon>> = {
  in_sync: CheckIcon,
  drift: AlertWarningIcon,
  not_in_reference: SearchIcon,
  no_reference: ClipboardIcon,
  could_not_check: AlertErrorIcon,
  not_saved: PauseIcon,
};

const Box = styled.div<{ readonly $tone: Tone }>`
  position: relative;
  display: flex;
  flex-direction: column;
  gap: 8px;
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background-color: ${({ $tone, theme }) => toneBackground($tone, theme)};
  padding: 12px;
  overflow: hidden;

  & > p {
    color: ${color('foreground.default')};
  }
`;

const Head = styled.div<{ readonly $tone: Tone }>`
  display: flex;
  gap: 8px;
  align-items: flex-start;
  color: ${({ $tone, theme }) => toneText($tone, theme)};

  & > svg {
    flex: none;
    margin-top: 2px;
  }
`;

const Title = styled.h1`
  flex: 1;
  min-width: 0;
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  font-size: ${({ theme }) => theme.fontSizes.md};
  line-height: 20px;
`;

const run = keyframes`
  from { translate: -100%; }
  to { translate: 250%; }
`;

/** Runs along the foot of the verdict, so that nothing moves to make room for it. */
const Running = styled.div<{ readonly $tone: Tone }>`
  position: absolute;
  inset: auto auto 0 0;
  background-color: ${({ $tone, theme }) => toneFill($tone, theme)};
  width: 40%;
  height: 2px;
  animation: ${run} 1.4s ease-in-out infinite;
`;
