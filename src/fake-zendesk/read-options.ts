/** What is wrong with a command line. */
export type WrongOptions = { readonly kind: 'error'; readonly message: string };

/** What a command line asks for, or what is wrong with it. */
export function readOptions<Asked>(read: () => Asked): Asked | WrongOptions {
  try {
    return read();
  } catch (error) {
    return { kind: 'error', message: error instanceof Error ? error.message : String(error) };
  }
}

/** @throws Error where there is no such account */
export function requireAccount(account: string, names: readonly string[]): string {
  if (!names.includes(account))
    throw new Error(`--account is ${account}; there are ${names.join(', ')}`);
  return account;
}

/** @throws Error where an option is no whole number of a range, both ends included */
export function wholeNumber(
  name: string,
  text: string,
  { least = 0, most }: { readonly least?: number; readonly most: number },
): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new Error(`${name} is ${text}; it has to be a whole number from ${least} to ${most}`);
  return value;
}
