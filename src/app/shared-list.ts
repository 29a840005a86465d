import { fetchReference } from '../zendesk/framework-reference.ts';
import type { FrameworkOptions } from '../zendesk/framework-exchange.ts';
import type { SharedList } from './features/reference/shared-list.ts';

/** The list at the address that the installation names; `null` where it names none. */
export function sharedListAt(address: string | null, options: FrameworkOptions): SharedList | null {
  if (address === null) return null;
  const { host, pathname } = new URL(address);
  const name = pathname.split('/').at(-1) ?? '';
  return {
    name: name === '' ? host : name,
    host,
    fetch: () => fetchReference(address, options),
  };
}
