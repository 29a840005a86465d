import type { ReactNode } from 'react';
import { styled } from 'styled-components';

type ScrollBoxProps = { readonly labelledBy: string; readonly children: ReactNode };

/** Lets a table that is wider than the frame be moved sideways, by keyboard too. */
export function ScrollBox({ labelledBy, children }: ScrollBoxProps) {
  return (
    // A scrolled area has to take the focus, or the keyboard cannot reach what lies outside it.
    <Box role="region" aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </Box>
  );
}

const Box = styled.div`
  overflow-x: auto;

  & table {
    min-width: 420px;
  }
`;
