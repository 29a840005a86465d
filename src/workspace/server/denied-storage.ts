/**
 * A script for a page or worker in which storing anything fails, as in a browser that blocks the
 * storage of framed pages. It runs before the app's own scripts, which stay as they were built.
 */
export const DENY_STORAGE = `(() => {
  const deny = () => {
    throw new DOMException('The workspace denies storage.', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage'])
    if (name in self) Object.defineProperty(self, name, { get: deny, configurable: true });
  for (const name of ['open', 'deleteDatabase', 'databases'])
    if ('IDBFactory' in self) IDBFactory.prototype[name] = deny;
  if ('CacheStorage' in self)
    for (const name of ['open', 'match', 'has', 'keys', 'delete'])
      CacheStorage.prototype[name] = async () => deny();
})();
`;

/** A page with a script before all of its own. */
export function putScriptFirst(html: string, script: string): string {
  const tag = `<script>${script}</script>`;
  return /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => `${head}${tag}`)
    : `${tag}${html}`;
}
