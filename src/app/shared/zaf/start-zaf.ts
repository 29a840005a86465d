import type { After } from '../../../core/time-limit.ts';
import { browserSources } from './browser-sources.ts';
import { loadSdk, type SdkSources } from './load-sdk.ts';
import { isSdkClient, type Sdk, type SdkClient } from './sdk-client.ts';
import { createZaf, type Zaf } from './zaf.ts';

/** Where the page finds itself. */
export type ZafStart =
  | { readonly kind: 'inside'; readonly zaf: Zaf }
  /** Opened by itself, without the agent workspace around it. */
  | { readonly kind: 'outside' };

let started: Promise<ZafStart> | null = null;

/**
 * Joins the agent workspace around this page. Called when the page loads, never from a component: the
 * workspace registers a frame once, so every later call returns what the first one found.
 */
export function startZaf(): Promise<ZafStart> {
  started ??= startZafFrom(browserSources());
  return started;
}

/** Joins the workspace by the SDK from the given sources. */
export async function startZafFrom(sources: SdkSources): Promise<ZafStart> {
  const client = clientOf(await loadSdk(sources));
  return client ? inside(client, sources.after) : { kind: 'outside' };
}

function inside(client: SdkClient, after: After): ZafStart {
  return { kind: 'inside', zaf: createZaf(client, { after }) };
}

/** `null` where the address names no host, or one that the SDK does not accept. */
function clientOf(sdk: Sdk): SdkClient | null {
  try {
    const client = sdk.init();
    return isSdkClient(client) ? client : null;
  } catch {
    return null;
  }
}
