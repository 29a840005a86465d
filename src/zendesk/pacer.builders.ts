import { APP_LIMITS } from './limits.ts';
import type { Pacer } from './pacer.ts';
import type { SharedPlace } from './pacing-store.ts';
import type { Bucket, Limit } from './pacing.ts';
import type { VirtualClock } from './virtual-clock.builders.ts';

const MINUTE = 60_000;
/** The limits of an app as Zendesk has them: without our slack. */
export const TRUE_APP_LIMITS: readonly Limit[] = APP_LIMITS.map((limit) => ({
  ...limit,
  windowMs: limit.name === 'app_five_minutes' ? 5 * MINUTE : MINUTE,
}));

/** Pages of one list, or requests of one kind. */
export type Stream = { readonly name: string; readonly bucket: Bucket; readonly requests: number };

/** Sends the requests of a stream, each after the answer to the one before. */
export async function readStream(
  pacer: Pacer,
  { name, bucket, requests }: Stream,
  send: (bucket: Bucket) => Promise<{ readonly headers: Readonly<Record<string, string>> }>,
  onSent: (name: string) => void = () => undefined,
): Promise<void> {
  for (let page = 0; page < requests; page += 1) {
    await pacer.admit(bucket, name);
    onSent(name);
    const { headers } = await send(bucket);
    pacer.learn(bucket, headers);
  }
}

/** Whole milliseconds from a list of random ones, over and over. */
export function inTurn(values: readonly number[]): () => number {
  let at = 0;
  return () => values[at++ % values.length] ?? 0;
}

/** A place that frames share, each change of which takes a while. */
export function sharedPlace(clock: VirtualClock): SharedPlace {
  let text: string | null = null;
  let last: Promise<unknown> = Promise.resolve();
  return {
    update: (change) => {
      const mine = last.then(async () => {
        await clock.sleep(2);
        text = change(text);
        await clock.sleep(2);
      });
      last = mine;
      return mine;
    },
  };
}
