import { isJsonObject, objectAt, shown, type JsonObject } from '../json.ts';
import type { Rule, Subject } from './rule.ts';

type Location = { readonly product: string; readonly name: string; readonly options: unknown };

/** The locations of the agent workspace. */
const SUPPORT = [
  'background',
  'modal',
  'nav_bar',
  'new_ticket_sidebar',
  'organization_sidebar',
  'system_top_bar',
  'ticket_editor',
  'ticket_module',
  'ticket_sidebar',
  'top_bar',
  'user_sidebar',
];
const SWITCHES = ['autoLoad', 'autoHide', 'flexible', 'signed'];

/** Products are named by an object, and each of them names its locations in another. */
export const locationObject: Rule = ({ manifest }) => {
  const location = manifest['location'];
  if (location === undefined) return [];
  if (!isJsonObject(location)) return [{ place: 'location' }];
  return Object.entries(location)
    .filter(([, locations]) => !isJsonObject(locations) || Object.keys(locations).length === 0)
    .map(([product]) => ({ place: `location.${product}` }));
};

/** The app stands in the agent workspace, in places that there are. */
export const knownLocations: Rule = (subject) =>
  locationsOf(subject)
    .filter(({ product, name }) => product !== 'support' || !SUPPORT.includes(name))
    .map(({ product, name }) => ({ product, name }));

/** Each location is an object with the address of its page. */
export const locationForm: Rule = (subject) =>
  locationsOf(subject)
    .filter(({ options }) => !isJsonObject(options) || !hasAddress(options))
    .map(({ name }) => ({ name }));

/** The page of a location is a file of the package, or an https address. */
export const locationPages: Rule = (subject) =>
  locationsOf(subject).flatMap(({ name, options }) => {
    const url = objectAt(options)['url'];
    if (typeof url !== 'string' || url === '' || leadsSomewhere(url, subject)) return [];
    return [{ name, url }];
  });

/** The switches of a location are true or false. */
export const locationSwitches: Rule = (subject) =>
  locationsOf(subject).flatMap(({ name, options }) =>
    Object.entries(objectAt(options))
      .filter(([key, value]) => SWITCHES.includes(key) && typeof value !== 'boolean')
      .map(([key, value]) => ({ name, key, found: shown(value) })),
  );

/** The names of the locations that the app takes in the agent workspace. */
export function supportLocations({ manifest }: Pick<Subject, 'manifest'>): readonly string[] {
  return Object.keys(objectAt(objectAt(manifest['location'])['support']));
}

function locationsOf({ manifest }: Subject): readonly Location[] {
  return Object.entries(objectAt(manifest['location'])).flatMap(([product, locations]) =>
    Object.entries(objectAt(locations)).map(([name, options]) => ({ product, name, options })),
  );
}

function hasAddress(options: JsonObject): boolean {
  return typeof options['url'] === 'string' && options['url'] !== '';
}

function leadsSomewhere(url: string, { contents }: Subject): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return URL.canParse(url) && /^https:\/\/[^/]/.test(url);
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return path.startsWith('assets/') && contents.files.has(path);
}
