import { withinTime, type After } from '../../../core/time-limit.ts';
import { isSdk, type Sdk } from './sdk-client.ts';

/** The address under which Zendesk ships the SDK. */
export const SDK_ADDRESS =
  'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js';

/** Where the SDK may come from. */
export type SdkSources = {
  /** What a script has left behind in the page, if any did. */
  readonly present: () => unknown;
  /** Runs a script in the page; fails where it did not arrive. */
  readonly runScript: (address: string) => Promise<void>;
  /** The package that was built with the app. */
  readonly loadBundled: () => Promise<unknown>;
  readonly after: After;
};

// A script that is blocked fails at once; this is for a network that swallows it.
const SCRIPT_LIMIT_MS = 4_000;

/**
 * The SDK as Zendesk ships it today; where that does not arrive, the one built with the app, which
 * speaks the same protocol and is loaded only then.
 * @throws Error where neither can be had
 */
export async function loadSdk(sources: SdkSources): Promise<Sdk> {
  const shipped = sources.present();
  if (isSdk(shipped)) return shipped;
  const arrived = await runShipped(sources);
  if (isSdk(arrived)) return arrived;
  const bundled = toSdk(await sources.loadBundled());
  if (bundled) return bundled;
  throw new Error('no SDK of the Zendesk Apps Framework');
}

async function runShipped({ runScript, present, after }: SdkSources): Promise<unknown> {
  const limit = { milliseconds: SCRIPT_LIMIT_MS, after };
  try {
    await withinTime(runScript(SDK_ADDRESS), limit, () => new Error('late'));
    return present();
  } catch {
    return null;
  }
}

// Bundlers and Node disagree about where an old-style module stands when it is imported on demand.
function toSdk(module: unknown): Sdk | null {
  if (isSdk(module)) return module;
  if (typeof module !== 'object' || module === null || !('default' in module)) return null;
  return isSdk(module.default) ? module.default : null;
}
