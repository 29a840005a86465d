import type { HttpOptions } from './http-options.ts';

type Filled =
  | { readonly kind: 'filled'; readonly options: HttpOptions }
  | { readonly kind: 'refused'; readonly why: string };

/** Values of settings by their name. */
export type SettingValues = Readonly<Record<string, string | number | boolean>>;

/**
 * Puts settings in the place of `{{setting.name}}` in a secure request: in its address, headers and
 * body. Refused where the domain is not on the manifest's list, or a setting is missing. A request
 * that is not secure goes out as it is, placeholders and all.
 */
export function fillSettings(
  options: HttpOptions,
  settings: SettingValues,
  domainWhitelist: readonly string[],
): Filled {
  if (!options.isSecure) return { kind: 'filled', options };
  const host = URL.canParse(options.url) ? new URL(options.url).hostname : null;
  if (host === null || !domainWhitelist.includes(host))
    return { kind: 'refused', why: `${host ?? options.url} is not on the app's domainWhitelist` };
  const missing = new Set<string>();
  const fill = (text: string): string =>
    text.replaceAll(/\{\{\s*setting\.([^{}\s]+)\s*\}\}/g, (_, name: string) => {
      const value = Object.hasOwn(settings, name) ? settings[name] : undefined;
      if (value === undefined) missing.add(name);
      return String(value ?? '');
    });
  const filled: HttpOptions = {
    ...options,
    url: fill(options.url),
    headers: Object.fromEntries(
      Object.entries(options.headers).map(([name, value]) => [name, fill(value)]),
    ),
    body: options.body === null ? null : fill(options.body),
  };
  const [first] = missing;
  return first === undefined
    ? { kind: 'filled', options: filled }
    : { kind: 'refused', why: `there is no setting ${first}` };
}
