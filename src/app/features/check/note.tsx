import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { color } from '../../shared/theme/color.ts';

/** Something to know beside the verdict, behind a bar of its own. */
export function Note({
  title,
  children,
}: {
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <Frame role="note">
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </Frame>
  );
}

const Frame = styled.div`
  display: flex;
  flex-direction: column;
  gap: 4px;
  border-inline-start: 3px solid ${color('border.warningEmphasis')};
  padding-inline-start: 10px;
`;
