import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { color } from '../theme/color.ts';
import { Line, Stack } from '../drift/layout.tsx';

type StageHeaderProps = {
  readonly title: string;
  /** One or two sentences on what this stage is for. */
  readonly about?: ReactNode;
  /** Buttons at the end of the line. */
  readonly children?: ReactNode;
};

/** What stands above each stage: its name (which can be given the focus), what it is for, and what can be done. */
export function StageHeader({ title, about, children }: StageHeaderProps) {
  return (
    <Header>
      <Stack $gap={4}>
        <Title tabIndex={-1}>{title}</Title>
        {about !== undefined && <About>{about}</About>}
      </Stack>
      {children !== undefined && <Line>{children}</Line>}
    </Header>
  );
}

const Header = styled.header`
  display: flex;
  flex-wrap: wrap;
  align-items: flex-start;
  justify-content: space-between;
  gap: 12px 20px;
`;

const Title = styled.h1`
  font-size: ${({ theme }) => theme.fontSizes.xl};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  line-height: 28px;
  margin: 0;

  &:focus {
    outline: none;
  }
`;

const About = styled.p`
  max-width: 120ch;
  margin: 0;
  color: ${color('foreground.subtle')};
`;
