import { fetchReference } from '../zendesk/framework-reference.ts';
import type { FrameworkOptions } from '../zendesk/framework-exchange.ts';
import { fileNameOf } from './engine/list-name.ts';
import type { SharedList } from './features/reference/shared-list.ts';

/** The list at the address that the installation names; `null` where it names none. */
export function sharedListAt(address: string | null, options: FrameworkOptions): SharedList | null {
  if (address === null) return null;
  return {
    name: fileNameOf(address),
    host: new URL(address).host,
    fetch: () => fetchReference(address, options),
  };
}
