import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import { color } from '../../shared/theme/color.ts';
import { useWords } from '../../shared/words/use-words.ts';

/** A button at the foot of a step. */
type FootButton = {
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
};

/** What can be done at a step; what is absent is not offered. */
export type FootOffer = {
  readonly hint?: string;
  readonly back?: Omit<FootButton, 'label'>;
  /** Beside closing, where that is not what leads on. */
  readonly aside?: FootButton;
  readonly next?: FootButton;
  readonly onClose?: () => void;
  /** Whether closing is what leads on. */
  readonly endsHere?: boolean;
};

/** The way back, out and on from a step, in this order. */
export function FixFoot({ hint, back, aside, next, onClose, endsHere = false }: FootOffer) {
  const words = useWords();
  return (
    <>
      {hint !== undefined && <Hint>{hint}</Hint>}
      {back && (
        <Button disabled={back.isDisabled === true} onClick={back.onClick}>
          {words.say('fix.back')}
        </Button>
      )}
      {aside && (
        <Button disabled={aside.isDisabled === true} onClick={aside.onClick}>
          {aside.label}
        </Button>
      )}
      {onClose && (
        <Button isBasic={!endsHere} isPrimary={endsHere} onClick={onClose}>
          {words.say('page.frame.close')}
        </Button>
      )}
      {next && (
        <Button isPrimary disabled={next.isDisabled === true} onClick={next.onClick}>
          {next.label}
        </Button>
      )}
    </>
  );
}

const Hint = styled.p`
  flex: 1 1 200px;
  color: ${color('foreground.subtle')};

  @media (width < 480px) {
    flex-basis: 100%;
  }
`;
