import { useEffect, useRef, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { Mark } from '../../shared/drift/mark.tsx';
import { color } from '../../shared/theme/color.ts';
import { useFocusKept } from '../../shared/ui/use-focus-kept.ts';
import { useWords } from '../../shared/words/use-words.ts';

type FixFrameProps = {
  /** What is shown: the focus goes to its heading whenever it is something else, and when the modal opens. */
  readonly place: string;
  readonly isDemo?: boolean;
  readonly steps?: ReactNode;
  /** `null` where there is nothing to do but wait. */
  readonly foot: ReactNode;
  readonly children: ReactNode;
};

/** The modal around what it shows: its name and steps above, what can be done always in view below. */
export function FixFrame({ place, isDemo = false, steps, foot, children }: FixFrameProps) {
  const words = useWords();
  const main = useRef<HTMLElement>(null);
  useFocusKept(main);
  useEffect(() => {
    const shown = main.current;
    (shown?.querySelector<HTMLElement>('h1') ?? shown)?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [place]);
  return (
    <Page>
      <header>
        <Names>
          <Name>{words.say('fix.name')}</Name>
          {isDemo && <Mark tone="look">{words.say('page.frame.demo')}</Mark>}
        </Names>
        {steps}
      </header>
      <Main ref={main} tabIndex={-1}>
        {children}
      </Main>
      {foot !== null && <Foot>{foot}</Foot>}
    </Page>
  );
}

const Page = styled.div`
  display: flex;
  flex-direction: column;
  max-width: 960px;
  min-height: 100vh;
  margin: 0 auto;
  padding: 0 20px;

  @media (width < 480px) {
    padding: 0 12px;
  }
`;

const Names = styled.div`
  display: flex;
  gap: 12px;
  align-items: baseline;
  padding: 12px 0 8px;
`;

const Name = styled.span`
  font-size: ${({ theme }) => theme.fontSizes.lg};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

const Main = styled.main`
  display: flex;
  flex: 1;
  flex-direction: column;
  gap: 16px;
  min-width: 0;
  padding: 16px 0;

  &:focus {
    outline: none;
  }
`;

const Foot = styled.footer`
  position: sticky;
  bottom: 0;
  z-index: 1;
  display: flex;
  flex-wrap: wrap;
  gap: 8px 12px;
  align-items: center;
  justify-content: flex-end;
  border-top: ${({ theme }) => theme.borders.sm} ${color('border.default')};
  background: ${color('background.default')};
  padding: 12px 0;
`;
