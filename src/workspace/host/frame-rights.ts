import type { Controls } from '../controls.ts';

type Rights = Controls['rights'];

const ALWAYS = [
  'allow-scripts',
  'allow-same-origin',
  'allow-forms',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
];

/** The tokens of a frame's `sandbox`. Storage is denied by the server, since workers need the origin. */
export function sandboxOf({ downloads }: Pick<Rights, 'downloads'>): string {
  return [...ALWAYS, ...(downloads ? ['allow-downloads', 'allow-modals'] : [])].join(' ');
}

/** What a frame's `allow` delegates to it. */
export function allowOf({ clipboard }: Pick<Rights, 'clipboard'>): string {
  return clipboard ? 'clipboard-read; clipboard-write' : '';
}

/** The address of a frame: what the app asked for, with what its script needs in the query. */
export function frameAddress(
  url: string,
  app: { readonly origin: string; readonly basePath: string },
  frame: { readonly hostOrigin: string; readonly guid: string; readonly colorScheme: string },
): string {
  const address = new URL(url, `${app.origin}${app.basePath}`);
  if (address.origin !== app.origin) throw new Error('a frame can only show files of the app');
  address.searchParams.set('origin', frame.hostOrigin);
  address.searchParams.set('app_guid', frame.guid);
  address.searchParams.set('colorScheme', frame.colorScheme);
  return address.href;
}
