import { DEFAULT_THEME, ThemeProvider, type IGardenTheme } from '@zendeskgarden/react-theming';
import type { ReactNode } from 'react';
import { createGlobalStyle } from 'styled-components';
import type { ColorScheme } from './color-scheme.ts';
import { color } from './color.ts';

type PageThemeProps = {
  readonly scheme: ColorScheme;
  readonly children: ReactNode;
};

/** Garden's theme in the workspace's scheme. Garden's own provider would read storage that may be denied. */
export function PageTheme({ scheme, children }: PageThemeProps) {
  return (
    <ThemeProvider theme={themeOf(scheme)}>
      <PageStyle />
      {children}
    </ThemeProvider>
  );
}

/** Garden's default theme with the scheme. */
function themeOf(scheme: ColorScheme): IGardenTheme {
  return {
    ...DEFAULT_THEME,
    colors: { ...DEFAULT_THEME.colors, base: scheme },
  };
}

const PageStyle = createGlobalStyle<object>`
  *, *::before, *::after { box-sizing: border-box; }

  html {
    color-scheme: ${({ theme }) => theme.colors.base};
    background: ${color('background.default')};
    /* What has the focus is not to lie under the bar at the foot. */
    scroll-padding-block-end: 72px;
  }

  body {
    margin: 0;
    min-height: 100vh;
    color: ${color('foreground.default')};
    font-family: ${({ theme }) => theme.fonts.system};
    font-size: ${({ theme }) => theme.fontSizes.md};
    line-height: 20px;
    -webkit-font-smoothing: antialiased;
  }

  h1, h2, h3, p, dl, dd, ol, ul { margin: 0; padding: 0; }
  h1, h2, h3 { font-weight: inherit; font-size: inherit; }
  ol, ul { list-style: none; }

  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 0.01ms !important;
    }
  }
`;
