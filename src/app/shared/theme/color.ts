import { getColor } from '@zendeskgarden/react-theming';
import type { DefaultTheme } from 'styled-components';

/** A colour of the theme by its role, such as `foreground.subtle`, for styled components. */
export function color(variable: string) {
  return ({ theme }: { readonly theme: DefaultTheme }) => getColor({ theme, variable });
}
