import { Table } from '@zendeskgarden/react-tables';
import { styled } from 'styled-components';
import { color } from '../../shared/theme/color.ts';

/** The frame in which the rows scroll. It holds the focus; the active row is named by its id. */
export const Scroller = styled.div`
  border: ${({ theme }) => theme.borders.sm} ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  max-height: min(640px, 70vh);
  overflow: auto;
  contain: layout style paint;

  &:focus-visible {
    outline: 2px solid ${color('border.primaryEmphasis')};
    outline-offset: 1px;
  }
`;

/** Rows stand where they belong, so that only those in sight need to exist; hence no table layout. */
export const Sheet = styled(Table)`
  display: block;
  min-width: 1136px;
`;

/** The heads of the columns, in sight while the rows scroll. */
export const SheetHead = styled.thead`
  display: block;
  position: sticky;
  top: 0;
  z-index: 1;
  background-color: ${color('background.recessed')};
`;

/** As high as all rows would be. */
export const SheetBody = styled.tbody`
  display: block;
  position: relative;
`;

const COLUMNS =
  '130px 154px minmax(112px, 1.35fr) 88px 62px 84px 78px 98px minmax(200px, 3.05fr) minmax(130px, 1.4fr)';

/** The heads, on the columns of the rows. */
export const HeadRow = styled(Table.HeaderRow)`
  display: grid;
  grid-template-columns: ${COLUMNS};
  align-items: center;
  height: auto;

  && > th {
    padding: 8px;
    font-size: ${({ theme }) => theme.fontSizes.sm};
  }

  & > th > button {
    font-size: inherit;
  }
`;

/** A row, to be moved to its place. It is as high as its longest cell: nothing in it is cut. */
export const SheetRow = styled(Table.Row)`
  display: grid;
  position: absolute;
  top: 0;
  contain: layout style;
  grid-template-columns: ${COLUMNS};
  cursor: pointer;
  width: 100%;
  height: auto;
  min-height: 36px;

  && > td {
    padding: 8px;
    overflow-wrap: anywhere;
    line-height: 20px;
  }
`;

/** The boxes of a row. */
export const BoxesCell = styled(Table.Cell)`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 10px;

  && label {
    font-size: ${({ theme }) => theme.fontSizes.sm};
  }
`;

/** What is said in words, and in several of them. */
export const WordsCell = styled(Table.Cell)`
  && {
    font-size: ${({ theme }) => theme.fontSizes.sm};
  }

  && > div {
    line-height: 16px;
  }

  && > div + div {
    margin-top: 2px;
  }
`;

/** A figure. */
export const FigureCell = styled(Table.Cell)`
  text-align: end;
  font-variant-numeric: tabular-nums;
`;
