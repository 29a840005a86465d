import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { color } from '../../shared/theme/color.ts';

/** Names and their values: below each other, and beside each other where there is room. */
export const Facts = styled.dl`
  display: flex;
  flex-direction: column;
  gap: 8px;
`;

/** A name and its value, which stand in one line where the value is but a word. */
export function Fact({
  name,
  isShort = false,
  children,
}: {
  readonly name: string;
  readonly isShort?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Pair $isShort={isShort}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </Pair>
  );
}

const Pair = styled.div<{ readonly $isShort: boolean }>`
  display: ${({ $isShort }) => ($isShort ? 'flex' : 'block')};
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 8px;

  & > dt {
    color: ${color('foreground.subtle')};
    font-size: ${({ theme }) => theme.fontSizes.sm};
  }

  @container (width >= 400px) {
    display: grid;
    grid-template-columns: 148px minmax(0, 1fr);
    gap: 12px;
  }
`;
