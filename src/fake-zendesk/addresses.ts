/** The part of an address after its last `@`, lower-case; `null` where there is none. */
export function domainOf(email: string | null): string | null {
  if (email === null) return null;
  const at = email.lastIndexOf('@');
  return at === -1 || at === email.length - 1 ? null : email.slice(at + 1).toLowerCase();
}
