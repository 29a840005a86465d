import type { Domain } from './domain.ts';
import { parseHostName } from './host-name.ts';

/**
 * The domain of an e-mail address: what stands after the last `@`, normalised. Nothing is cut from
 * it, because Zendesk maps users by exactly the domain of their address. `null` where there is no
 * `@`, nothing before it, or no domain of two labels after it (an IP address, `root@localhost`).
 * Never throws.
 */
export function emailDomain(raw: string): Domain | null {
  const at = raw.lastIndexOf('@');
  if (at < 1) return null;
  const parsed = parseHostName(raw.slice(at + 1));
  return parsed.ok ? (parsed.host as Domain) : null;
}
