import { ToggleButton } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';

/** A choice of several that stand in a line: a small button that is pressed or not. */
export const Chip = styled(ToggleButton).attrs({ size: 'small', isNeutral: true })`
  && {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    padding: 1px 8px;
    height: auto;
    min-height: 24px;
    overflow-wrap: anywhere;
    text-align: start;
    line-height: 20px;
    white-space: normal;
  }
`;
