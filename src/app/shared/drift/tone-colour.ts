import { getColor } from '@zendeskgarden/react-theming';
import type { DefaultTheme } from 'styled-components';
import { color } from '../theme/color.ts';
import type { Tone } from './tone.ts';

/** The text colour of a tone: readable on its background, in light and in dark. */
export function toneText(tone: Tone, theme: DefaultTheme): string {
  return tone === 'look' ? hue(theme, 800, 400) : color(`foreground.${VARIABLES[tone]}`)({ theme });
}

/** The background of a tone. */
export function toneBackground(tone: Tone, theme: DefaultTheme): string {
  return tone === 'look' ? hue(theme, 100, 900) : color(`background.${VARIABLES[tone]}`)({ theme });
}

/** A tone as a filled shape that stands out from the page. */
export function toneFill(tone: Tone, theme: DefaultTheme): string {
  return color(`border.${FILLS[tone]}`)({ theme });
}

function hue(theme: DefaultTheme, light: number, dark: number): string {
  return getColor({ theme, hue: 'primaryHue', light: { shade: light }, dark: { shade: dark } });
}

const VARIABLES = {
  good: 'success',
  caution: 'warning',
  bad: 'danger',
  quiet: 'subtle',
} as const satisfies Record<Exclude<Tone, 'look'>, string>;

const FILLS = {
  good: 'successEmphasis',
  caution: 'warningEmphasis',
  bad: 'dangerEmphasis',
  quiet: 'emphasis',
  look: 'primaryEmphasis',
} as const satisfies Record<Tone, string>;
