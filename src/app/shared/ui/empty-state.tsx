import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { color } from '../theme/color.ts';
import type { Icon } from './icon.tsx';

type EmptyStateProps = {
  readonly icon: Icon;
  readonly title: string;
  readonly about?: string;
  /** Whether nothing else is on the page, so that this is its heading. */
  readonly isWholePage?: boolean;
  /** What leads on from here. */
  readonly children?: ReactNode;
};

/** Says why there is nothing to see yet, and what leads on. */
export function EmptyState({
  icon: Drawing,
  title,
  about,
  isWholePage = false,
  children,
}: EmptyStateProps) {
  return (
    <Box>
      <Drawing style={{ width: 32, height: 32 }} />
      <Title as={isWholePage ? 'h1' : 'h2'} tabIndex={isWholePage ? -1 : undefined}>
        {title}
      </Title>
      {about !== undefined && <p>{about}</p>}
      {children !== undefined && <Actions>{children}</Actions>}
    </Box>
  );
}

const Box = styled.div`
  display: flex;
  flex-direction: column;
  align-items: center;
  gap: 8px;
  padding: 48px 20px;
  color: ${color('foreground.subtle')};
  text-align: center;

  & > p {
    max-width: 56ch;
  }
`;

const Title = styled.h2`
  color: ${color('foreground.default')};
  font-size: ${({ theme }) => theme.fontSizes.lg};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};

  &:focus {
    outline: none;
  }
`;

const Actions = styled.div`
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  gap: 8px;
  margin-top: 8px;
`;
