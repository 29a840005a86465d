import { fillSettings } from '../host-protocol/fill-settings.ts';
import type { HttpOptions } from '../host-protocol/http-options.ts';
import type { HttpOutcome } from '../host-protocol/http-outcome.ts';
import type { WorkspaceState } from '../workspace-state.ts';

type Route =
  | { readonly kind: 'zendesk' | 'external'; readonly options: HttpOptions }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Sends a request for the app: to the account by the workspace's own address, to anything else by
 * its proxy. It is never sent twice by itself, which is the worse case for an app that leaves
 * repeating to its host.
 */
export async function sendForApp(
  options: HttpOptions,
  { app, account, controls }: WorkspaceState,
  fetch: typeof globalThis.fetch,
): Promise<HttpOutcome> {
  const route = routeFor(options, account.subdomain, app.domainWhitelist, controls.settings);
  if (route.kind === 'refused') return refusal(route.why);
  const stop = options.timeoutMs === null ? null : AbortSignal.timeout(options.timeoutMs);
  try {
    const response =
      route.kind === 'zendesk'
        ? await fetch(route.options.url, toInit(route.options, stop))
        : await fetch('/external', passOn(route.options, stop));
    return { kind: 'answer', answer: await toAnswer(response) };
  } catch {
    return { kind: 'none', reason: stop?.aborted === true ? 'timeout' : 'error' };
  }
}

/** Where a request goes. Secure ones go by the proxy, which knows the settings. */
export function routeFor(
  options: HttpOptions,
  subdomain: string,
  domainWhitelist: readonly string[],
  settings: WorkspaceState['controls']['settings'],
): Route {
  const own = zendeskPath(options.url, subdomain);
  if (own !== null && !options.isSecure)
    return { kind: 'zendesk', options: { ...options, url: `/zendesk${own}` } };
  const filled = fillSettings(options, settings, domainWhitelist);
  if (filled.kind === 'refused') return filled;
  return filled.options.url.startsWith('https://')
    ? { kind: 'external', options: filled.options }
    : { kind: 'refused', why: 'only https addresses can be reached' };
}

/** The path of an address in the account, with its query; `null` for other addresses. */
function zendeskPath(url: string, subdomain: string): string | null {
  const origin = `https://${subdomain}.zendesk.com`;
  const parsed = URL.canParse(url, origin) ? new URL(url, origin) : null;
  if (parsed?.origin !== origin || !parsed.pathname.startsWith('/api/')) return null;
  return `${parsed.pathname}${parsed.search}`;
}

function toInit({ method, headers, body }: HttpOptions, stop: AbortSignal | null): RequestInit {
  return { method, headers, body, signal: stop, redirect: 'error' };
}

function passOn({ url, method, headers }: HttpOptions, stop: AbortSignal | null): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url, method, headers }),
    signal: stop,
    redirect: 'error',
  };
}

async function toAnswer(response: Response) {
  return {
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(response.headers),
    text: await response.text(),
  };
}

function refusal(why: string): HttpOutcome {
  const headers = { 'content-type': 'text/plain' };
  return { kind: 'answer', answer: { status: 403, statusText: 'Forbidden', headers, text: why } };
}
