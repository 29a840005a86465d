/** The name of the file at an address; its host where the address names none. */
export function fileNameOf(address: string): string {
  const { host, pathname } = new URL(address);
  const name = pathname.split('/').at(-1) ?? '';
  return name === '' ? host : name;
}
