import { styled } from 'styled-components';
import type { StageState } from '../../../run/page-run/page-run.ts';
import { StageSign } from '../../shared/drift/stage-sign.tsx';
import { color } from '../../shared/theme/color.ts';
import { useWords, type PageWords } from '../../shared/words/use-words.ts';
import { FIX_STEPS, type FixStep } from './fix-step.ts';

/** The steps of a fix, each with its state; the one that is shown stands out. */
export function FixSteps({
  states,
  shown,
}: {
  readonly states: Readonly<Record<FixStep, StageState>>;
  readonly shown: FixStep;
}) {
  const words = useWords();
  return (
    <Steps aria-label={words.say('fix.steps.name')}>
      {FIX_STEPS.map((step, at) => (
        <Step key={step} {...(step === shown ? { 'aria-current': 'step' as const } : {})}>
          <StageSign state={states[step]} number={words.number(at + 1)} />
          <Texts>
            <Name>{stepName(step, words)}</Name>
            <State>{words.say(`page.stages.states.${states[step]}`)}</State>
          </Texts>
        </Step>
      ))}
    </Steps>
  );
}

/** What a step is called. */
export function stepName(step: FixStep, words: PageWords): string {
  return step === 'look' ? words.say('fix.steps.look') : words.say(`page.stages.names.${step}`);
}

const Steps = styled.ol`
  display: grid;
  grid-template-columns: repeat(4, minmax(0, 1fr));
  border-bottom: ${({ theme }) => theme.borders.sm} ${color('border.default')};
`;

const Step = styled.li`
  display: flex;
  gap: 8px;
  align-items: center;
  margin-bottom: -1px;
  border-bottom: 3px solid transparent;
  padding: 4px 4px 8px 0;

  &[aria-current='step'] {
    border-bottom-color: ${color('border.primaryEmphasis')};
  }

  @media (width < 480px) {
    flex-direction: column;
    gap: 4px;
    padding-inline-end: 0;
    text-align: center;
  }
`;

const Texts = styled.span`
  display: flex;
  flex-direction: column;
  min-width: 0;
`;

const Name = styled.span`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};

  @media (width < 480px) {
    font-size: ${({ theme }) => theme.fontSizes.sm};
  }
`;

const State = styled.span`
  color: ${color('foreground.subtle')};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  line-height: 16px;
`;
