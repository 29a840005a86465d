import { DriftError } from '../core/problem.ts';
import { sendThroughFramework, type FrameworkOptions } from './framework-exchange.ts';
import type { ZendeskResponse } from './transport.ts';

/** A reference list from an address. */
export type FetchedReference = {
  readonly text: string;
  /** Whether the address hands the list of customers to anybody who asks. */
  readonly isOpen: boolean;
};

/** The setting that holds the token of the address. Zendesk's proxy knows it, and nobody here. */
const TOKEN_PLACEHOLDER = '{{setting.reference_token}}';

/**
 * Reads the reference list from an address outside Zendesk, through Zendesk's proxy. It is asked for
 * without the token first, which tells whether the list is open to anybody; where that is refused, with
 * it.
 *
 * @throws DriftError `reference_address_failed` where the address hands out no list; `zendesk_timeout`,
 *   `zendesk_unreachable` where no answer came; `bug` for anything but a plain https address
 */
export async function fetchReference(
  url: string,
  options: FrameworkOptions,
): Promise<FetchedReference> {
  const address = plainAddress(url);
  const open = await sendThroughFramework({ url, type: 'GET' }, address, options);
  if (isSuccess(open)) return { text: open.text, isOpen: true };
  if (!isRefusal(open)) throw toFailure(open, address);
  const headers = { Authorization: `Bearer ${TOKEN_PLACEHOLDER}` };
  const request = { url, type: 'GET', headers, secure: true } as const;
  const closed = await sendThroughFramework(request, address, options);
  if (isSuccess(closed)) return { text: closed.text, isOpen: false };
  throw toFailure(closed, address);
}

function isSuccess({ status }: ZendeskResponse): boolean {
  return status >= 200 && status < 300;
}

// Some hide what they do not hand out.
function isRefusal({ status }: ZendeskResponse): boolean {
  return status === 401 || status === 403 || status === 404;
}

function toFailure({ status }: ZendeskResponse, address: string): DriftError {
  return new DriftError('reference_address_failed', { address, status });
}

/** The address as people may see it: a query often holds a secret. */
function plainAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isPlain = parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '';
  if (!isPlain) throw new DriftError('bug', { text: 'no address of a reference' });
  return `${parsed.origin}${parsed.pathname}`;
}
