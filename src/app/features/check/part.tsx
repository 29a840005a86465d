import { useId, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { color } from '../../shared/theme/color.ts';
import { Heading } from '../../shared/ui/heading.ts';

/** A part of the sidebar under a heading of its own. */
export function Part({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <Frame aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      {children}
    </Frame>
  );
}

const Frame = styled.section`
  display: flex;
  flex-direction: column;
  gap: 8px;
  border-top: ${({ theme }) => theme.borders.sm} ${color('border.default')};
  padding-top: 12px;
  min-width: 0;
`;
