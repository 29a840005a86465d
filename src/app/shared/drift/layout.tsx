import { styled } from 'styled-components';
import { color } from '../theme/color.ts';

/** Things below each other. The gap is in pixels. */
export const Stack = styled.div<{ readonly $gap?: number }>`
  display: flex;
  flex-direction: column;
  gap: ${({ $gap = 16 }) => $gap}px;
  min-width: 0;
`;

/** Things beside each other, as long as there is room. The gap is in pixels. */
export const Line = styled.div<{ readonly $gap?: number; readonly $isSpread?: boolean }>`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ $gap = 8 }) => $gap}px;
  align-items: center;
  justify-content: ${({ $isSpread = false }) => ($isSpread ? 'space-between' : 'flex-start')};
  min-width: 0;
`;

/** One thing of several, in a frame. */
export const Card = styled.section`
  border: ${({ theme }) => theme.borders.sm} ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background-color: ${color('background.raised')};
  padding: 16px;
  min-width: 0;
`;

/** What explains, beside what is said. */
export const Quiet = styled.p`
  margin: 0;
  color: ${color('foreground.subtle')};
`;

/** A sentence. */
export const Sentence = styled.p`
  margin: 0;
  max-width: 96ch;
  overflow-wrap: anywhere;
`;

/** Names and values in two columns; below each other where there is no room. */
export const Facts = styled.dl`
  display: grid;
  grid-template-columns: minmax(100px, max-content) minmax(0, 1fr);
  gap: 4px 16px;
  margin: 0;

  & > dt {
    max-width: 280px;
    color: ${color('foreground.subtle')};
  }

  & > dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  @media (width < 480px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

/** A list without signs. */
export const PlainList = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 8px;
  margin: 0;
  padding: 0;
  list-style: none;
`;

/** Sentences that belong together. */
export const Bullets = styled.ul`
  margin: 4px 0 0;
  padding-inline-start: 20px;
  list-style: disc;
  overflow-wrap: anywhere;
`;

/** The heading of a part of a card. */
export const Subheading = styled.h3`
  margin: 0;
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  font-size: ${({ theme }) => theme.fontSizes.md};
  overflow-wrap: anywhere;
`;

/** For ears only. */
export const HeardOnly = styled.span`
  position: absolute;
  margin: -1px;
  border: 0;
  clip-path: inset(50%);
  padding: 0;
  width: 1px;
  height: 1px;
  overflow: hidden;
  white-space: nowrap;
`;
