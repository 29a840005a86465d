import { styled } from 'styled-components';
import { color } from '../theme/color.ts';

type TileProps = {
  readonly label: string;
  /** The figure, already written in the person's locale. */
  readonly value: string;
  readonly note?: string;
};

/** One figure and what it counts. A group of them stands in `Tiles`. */
export function Tile({ label, value, note }: TileProps) {
  return (
    <Box>
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
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(144px, 1fr));
  gap: 12px;
`;

const Box = styled.div`
  display: flex;
  flex-direction: column;
  gap: 4px;
  padding: 12px 16px;
  border: ${({ theme }) => theme.borders.sm} ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};

  & > dt {
    color: ${color('foreground.subtle')};
    font-size: ${({ theme }) => theme.fontSizes.sm};
  }
`;

const Figure = styled.span`
  display: block;
  font-size: ${({ theme }) => theme.fontSizes.xxl};
  font-variant-numeric: tabular-nums;
  line-height: 32px;
`;

const Note = styled.span`
  color: ${color('foreground.subtle')};
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;
