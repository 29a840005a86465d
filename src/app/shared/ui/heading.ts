import { styled } from 'styled-components';

/** The heading of a card or of a part of the page. */
export const Heading = styled.h2`
  margin: 0;
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  line-height: 20px;
`;
