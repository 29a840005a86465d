import { Table } from '@zendeskgarden/react-tables';
import { styled } from 'styled-components';
import { color } from '../../shared/theme/color.ts';

/** The frame in which the rows scroll. It holds the focus; the active row is named by its id. */
export const Scroller = styled.div`
  border: ${({ theme }) => theme.borders.sm} ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  height: min(640px, 70vh);
  overflow: auto;

  &:focus-visible {
    outline: 2px solid ${color('border.primaryEmphasis')};
    outline-offset: 1px;
  }
`;

/** Rows stand where they belong, so that only those in sight need to exist; hence no table layout. */
export const Sheet = styled(Table)`
  display: block;
  min-width: 1120px;
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
  '104px minmax(150px, 1.1fr) minmax(130px, 1.2fr) 96px 72px 88px 84px 112px minmax(200px, 2fr) minmax(180px, 1.6fr)';

/** The heads, on the columns of the rows. */
export const HeadRow = styled(Table.HeaderRow)`
  display: grid;
  grid-template-columns: ${COLUMNS};
  align-items: center;
  height: auto;
`;

/** A row at its place. It is as high as its longest cell: nothing in it is cut. */
export const SheetRow = styled(Table.Row)<{ readonly $top: number }>`
  display: grid;
  position: absolute;
  top: 0;
  transform: translateY(${({ $top }) => $top}px);
  grid-template-columns: ${COLUMNS};
  cursor: pointer;
  width: 100%;
  height: auto;
  min-height: 48px;

  & > td {
    overflow-wrap: anywhere;
  }
`;

/** A figure. */
export const FigureCell = styled(Table.Cell)`
  text-align: end;
  font-variant-numeric: tabular-nums;
`;
