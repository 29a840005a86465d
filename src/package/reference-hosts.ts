import { parseHostName } from '../core/identity/host-name.ts';
import { listAt, parseJsonObject } from './json.ts';
import { textOf, withFile, type PackageContents } from './package-contents.ts';

/** A host as it goes on the whitelist, or `null` where the text is more or less than the name of one. */
export function parseReferenceHost(text: string): string | null {
  const parsed = parseHostName(text);
  return parsed.ok ? parsed.host : null;
}

/**
 * The package with hosts on its manifest's whitelist, each once. Zendesk fills a secure setting into
 * requests to these hosts only.
 */
export function allowHosts(contents: PackageContents, hosts: readonly string[]): PackageContents {
  const manifest = parseJsonObject(textOf(contents, 'manifest.json') ?? '');
  if (hosts.length === 0 || !manifest) return contents;
  const domainWhitelist = [...new Set([...listAt(manifest['domainWhitelist']), ...hosts])];
  const text = `${JSON.stringify({ ...manifest, domainWhitelist }, null, 2)}\n`;
  return withFile(contents, 'manifest.json', text);
}
