import { styled } from 'styled-components';
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
      <dd>
        <Figure>{value}</Figure>
        {note !== undefined && <Note>{note}</Note>}
      </dd>
    </Box>
  );
}

/** Tiles beside each other, as many as fit. */
export const Tiles = styled.dl`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
`;

const Box = styled.div<{ readonly $isWide: boolean }>`
  display: flex;
  flex: ${({ $isWide }) => ($isWide ? '2 1 300px' : '1 1 132px')};
  flex-direction: column;
  padding: 8px 12px;
  border: ${({ theme }) => theme.borders.sm} ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};

  & > dt {
    color: ${color('foreground.subtle')};
    font-size: ${({ theme }) => theme.fontSizes.sm};
    line-height: 16px;
  }

  & > dd {
    display: flex;
    gap: 8px;
    align-items: center;
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
