import { pngSize } from '../image-size.ts';
import { shown } from '../json.ts';
import { pathsUnder, textOf } from '../package-contents.ts';
import { supportLocations } from './location-rules.ts';
import type { Rule, Subject } from './rule.ts';

const LOGOS: readonly (readonly [file: string, side: number])[] = [
  ['assets/logo.png', 320],
  ['assets/logo-small.png', 128],
];
const BANNER = 'assets/banner.png';
const BANNER_SIZES = ['830×200', '1660×400'];
/** Locations whose bar shows an icon of the app. */
const BARS = ['nav_bar', 'top_bar', 'system_top_bar', 'ticket_editor'];
/** What an upload takes out of a drawing, by rewriting it. */
const UNCLEAN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['comment', /<!--/],
  ['doctype', /<!doctype/i],
  ['style', /<style[\s/>]|\sstyle\s*=/i],
  ['script', /<script[\s/>]|\son[a-z]+\s*=/i],
  ['image', /<image[\s/>]/i],
  ['focusable', /\sfocusable\s*=/i],
  ['foreign', /<foreignObject[\s/>]/i],
];

/** The logos are there, each in its size. */
export const logoSizes: Rule = ({ contents }) =>
  LOGOS.flatMap(([file, side]) => {
    const found = sizeAt(contents, file);
    const size = `${side}×${side}`;
    return found === size ? [] : [{ file, size, found: found ?? 'none' }];
  });

/** A banner is not needed; where there is one it has one of its sizes. */
export const bannerSize: Rule = ({ contents }) => {
  if (!contents.files.has(BANNER)) return [];
  const found = sizeAt(contents, BANNER) ?? 'none';
  return BANNER_SIZES.includes(found) ? [] : [{ file: BANNER, found }];
};

/** A bar that shows the app has its icon: one drawing with a view box, in the colour of the bar. */
export const barIcons: Rule = (subject) =>
  supportLocations(subject)
    .filter((location) => BARS.includes(location))
    .map((location) => `assets/icon_${location}.svg`)
    .filter((file) => !isIcon(textOf(subject.contents, file) ?? ''))
    .map((file) => ({ file }));

/** Drawings hold nothing that an upload would take out. */
export const cleanDrawings: Rule = ({ contents }) =>
  pathsUnder(contents, 'assets/')
    .filter((file) => file.toLowerCase().endsWith('.svg'))
    .flatMap((file) => {
      const text = textOf(contents, file) ?? '';
      return UNCLEAN.filter(([, pattern]) => pattern.test(text)).map(([what]) => ({ file, what }));
    });

/** Neither the app's names nor its drawings speak of Zendesk, whose trademark that is. */
export const noTrademark: Rule = (subject) => {
  const { contents, manifest } = subject;
  const drawings = pathsUnder(contents, 'assets/').filter((file) => file.endsWith('.svg'));
  const names = { place: 'manifest.json', text: shown(manifest['name'] ?? '') };
  return [
    names,
    ...drawings.map((file) => ({ place: file, text: textOf(contents, file) ?? '' })),
  ].flatMap(({ place, text }) => (/zendesk/i.test(text) ? [{ place }] : []));
};

function sizeAt(contents: Subject['contents'], file: string): string | null {
  const bytes = contents.files.get(file);
  const size = bytes && pngSize(bytes);
  return size ? `${size.width}×${size.height}` : null;
}

function isIcon(svg: string): boolean {
  const drawings = svg.match(/<svg[\s>]/g) ?? [];
  return drawings.length === 1 && /<svg[^>]*\sviewBox=/.test(svg) && svg.includes('currentColor');
}
