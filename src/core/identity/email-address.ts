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
  return at < 1 ? null : mailHostDomain(raw.slice(at + 1));
}

/** The domain of what stands after the last `@` of an address. */
export function mailHostDomain(raw: string): Domain | null {
  const parsed = parseHostName(raw);
  return parsed.ok ? (parsed.host as Domain) : null;
}
