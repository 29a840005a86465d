import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { color } from '../../shared/theme/color.ts';

/** Something for whoever wants to know more: folded until it is opened. */
export function Folded({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Details>
      <summary>{title}</summary>
      {children}
    </Details>
  );
}

const Details = styled.details`
  & > summary {
    cursor: pointer;
    color: ${color('foreground.primary')};
  }
`;
