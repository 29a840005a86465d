import { styled } from 'styled-components';

/**
 * Text from Zendesk or from the reference: shown as it is, never cut, broken anywhere rather than
 * hidden, and kept from turning the direction of what stands beside it.
 */
export const Raw = styled.bdi`
  overflow-wrap: anywhere;
`;

/** An id, a hash or a domain: the same, in letters that can be told apart. */
export const Code = styled(Raw)`
  font-family: ${({ theme }) => theme.fonts.mono};
  font-size: 0.93em;
`;
