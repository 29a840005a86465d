import { css, styled } from 'styled-components';
import { color } from '../theme/color.ts';

type TileProps = {
  readonly label: string;
  /** The figure, already written in the person's locale. */
  readonly value: string;
  readonly note?: string;
  /** Whether its note is long, so that it needs the room of two. */
  readonly isWide?: boolean;
};

/** One figure and what it counts. A group of them stands in `Tiles`. */
export function Tile({ label, value, note, isWide = false }: TileProps) {
  return (
    <Box $isWide={isWide}>
      <dt>{label}</dt>
      {isWide ? (
        <>
          <Figure as="dd">{value}</Figure>
          {note !== undefined && <Note as="dd">{note}</Note>}
        </>
      ) : (
        <dd>
          <Figure>{value}</Figure>
          {note !== undefined && <Note>{note}</Note>}
        </dd>
      )}
    </Box>
  );
}

/** Tiles beside each other, as many as fit. */
export const Tiles = styled.dl`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
`;

const NARROW = css`
  display: flex;
  flex: 1 1 132px;
  flex-direction: column;

  & > dd {
    display: flex;
    gap: 8px;
    align-items: center;
  }
`;

/** The note has the height of the label, too: a long one makes the tiles no higher. */
const WIDE = css`
  display: grid;
  flex: 5 1 300px;
  grid-template-rows: 16px 1fr;
  grid-template-columns: auto 1fr;
  gap: 0 12px;

  & > dd {
    align-content: center;
  }

  & > dd + dd {
    grid-row: 1 / -1;
    grid-column: 2;
  }

  @media (width < 640px) {
    display: block;
  }
`;

const Box = styled.div<{ readonly $isWide: boolean }>`
  ${({ $isWide }) => ($isWide ? WIDE : NARROW)}
  padding: 8px 12px;
  border: ${({ theme }) => theme.borders.sm} ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};

  & > dt {
    color: ${color('foreground.subtle')};
    font-size: ${({ theme }) => theme.fontSizes.sm};
    line-height: 16px;
  }

  & > dd {
    min-height: 32px;
  }
`;

const Figure = styled.span`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  font-size: ${({ theme }) => theme.fontSizes.xl};
  font-variant-numeric: tabular-nums;
  line-height: 28px;
`;

const Note = styled.span`
  color: ${color('foreground.subtle')};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  line-height: 16px;
`;
