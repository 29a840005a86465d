import { styled } from 'styled-components';
import {
  STAGE_NAMES,
  type PageRun,
  type Stage,
  type StageName,
} from '../../../run/page-run/page-run.ts';
import { HeardOnly } from '../../shared/drift/layout.tsx';
import { StageSign } from '../../shared/drift/stage-sign.tsx';
import { color } from '../../shared/theme/color.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { stageNote } from './stage-note.ts';

type StageBarProps = {
  readonly run: PageRun;
  /** The stage that is shown; `null` while something beside the run is. */
  readonly shown: StageName | null;
  readonly canShow: (stage: StageName) => boolean;
  readonly onShow: (stage: StageName) => void;
};

/** The stages of the run as steps, each with its state, counts and time; those with something to see lead there. */
export function StageBar({ run, shown, canShow, onShow }: StageBarProps) {
  const words = useWords();
  return (
    <nav aria-label={words.say('page.stages.name')}>
      <Steps>
        {STAGE_NAMES.map((name, at) => (
          <li key={name}>
            <Step
              name={name}
              number={at + 1}
              stage={run.stages[name]}
              isShown={name === shown}
              isOpen={canShow(name)}
              onShow={() => {
                onShow(name);
              }}
            />
          </li>
        ))}
      </Steps>
    </nav>
  );
}

type StepProps = {
  readonly name: StageName;
  readonly number: number;
  readonly stage: Stage;
  readonly isShown: boolean;
  readonly isOpen: boolean;
  readonly onShow: () => void;
};

function Step({ name, number, stage, isShown, isOpen, onShow }: StepProps) {
  const words = useWords();
  const note = stageNote(name, stage, words);
  return (
    <StepButton
      type="button"
      disabled={!isOpen}
      {...(isShown ? { 'aria-current': 'step' as const } : {})}
      onClick={onShow}
    >
      <StageSign state={stage.state} number={words.number(number)} />
      <Texts>
        <Name>{words.say(`page.stages.names.${name}`)}</Name>
        <HeardOnly>{words.say(`page.stages.states.${stage.state}`)}</HeardOnly>
        <Note>{note}</Note>
      </Texts>
    </StepButton>
  );
}

const Steps = styled.ol`
  display: grid;
  grid-template-columns: repeat(6, minmax(0, 1fr));
  border-bottom: ${({ theme }) => theme.borders.sm} ${color('border.default')};

  @media (width < 860px) {
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }
`;

const StepButton = styled.button`
  display: flex;
  align-items: flex-start;
  gap: 8px;
  width: 100%;
  min-height: 56px;
  margin: 0 0 -1px;
  padding: 8px 8px 12px;
  border: 0;
  border-bottom: 3px solid transparent;
  background: transparent;
  color: ${color('foreground.default')};
  font: inherit;
  text-align: start;
  cursor: pointer;

  &:hover:enabled {
    background: ${color('background.subtle')};
  }

  &:focus-visible {
    outline: 2px solid ${color('border.primaryEmphasis')};
    outline-offset: -2px;
  }

  &:disabled {
    color: ${color('foreground.subtle')};
    cursor: default;
  }

  &[aria-current='step'] {
    border-bottom-color: ${color('border.primaryEmphasis')};
  }
`;

const Texts = styled.span`
  display: flex;
  flex-direction: column;
  min-width: 0;
`;

const Name = styled.span`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

const Note = styled.span`
  color: ${color('foreground.subtle')};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  font-variant-numeric: tabular-nums;
  line-height: 16px;
`;
