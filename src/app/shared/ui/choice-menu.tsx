import { Button } from '@zendeskgarden/react-buttons';
import { useId, useRef, useState, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { color } from '../theme/color.ts';
import { ChevronDownIcon } from './icons.ts';

type ChoiceMenuProps = {
  /** What is chosen from, on the button that opens the choices. */
  readonly label: string;
  /** Buttons to press. */
  readonly children: ReactNode;
};

/**
 * Choices behind a button, for those that are too many to stand in a line. They close with the escape
 * key, and when the focus goes elsewhere.
 */
export function ChoiceMenu({ label, children }: ChoiceMenuProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Place
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isOpen) return;
        setIsOpen(false);
        opener.current?.focus();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsOpen(false);
      }}
    >
      <Opener
        ref={opener}
        size="small"
        isNeutral
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        {label}
        <Button.EndIcon isRotated={isOpen}>
          <ChevronDownIcon />
        </Button.EndIcon>
      </Opener>
      {/* A press that hits no button leaves the focus within. */}
      <Choices id={id} role="group" aria-label={label} hidden={!isOpen} tabIndex={-1}>
        {children}
      </Choices>
    </Place>
  );
}

const Place = styled.div`
  position: relative;
`;

const Opener = styled(Button)`
  && {
    padding: 0 8px;
    height: 26px;
    line-height: 24px;
  }
`;

const Choices = styled.div`
  position: absolute;
  z-index: 2;
  display: flex;
  flex-direction: column;
  gap: 2px;
  align-items: stretch;
  margin-top: 4px;
  border: ${({ theme }) => theme.borders.sm} ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  box-shadow: 0 4px 16px ${color('shadow.medium')};
  background-color: ${color('background.raised')};
  padding: 6px;
  width: max-content;
  max-width: min(360px, 80vw);
  max-height: 320px;
  overflow-y: auto;

  &[hidden] {
    display: none;
  }
`;
