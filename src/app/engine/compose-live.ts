import type { After } from '../../core/time-limit.ts';
import { createReader } from '../../zendesk/create-reader.ts';
import type { FrameworkRequestOptions } from '../../zendesk/framework-exchange.ts';
import { createFrameworkTransport } from '../../zendesk/framework-transport.ts';
import { APP_EXPORT_PAGE_SIZE, APP_LIMITS } from '../../zendesk/limits.ts';
import { createBriefMemory } from '../../zendesk/brief-memory.ts';
import { createPacedTransport } from '../../zendesk/paced-transport.ts';
import { createPacer } from '../../zendesk/pacer.ts';
import { createRecallingTransport } from '../../zendesk/recalling-transport.ts';
import { createFrameworkChannel } from '../../zendesk/write/framework-channel.ts';
import { createPacedChannel } from '../../zendesk/write/paced-channel.ts';
import type { Account, Surroundings } from './ports.ts';
import { APP_RATES } from './compose-rates.ts';

/** The account in whose workspace the page stands. */
export type LiveWish = {
  readonly subdomain: string;
  /** Sends a request through the framework, as the signed-in person. */
  readonly request: (options: FrameworkRequestOptions) => Promise<unknown>;
  readonly after: After;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** At least 0 and below 1. */
  readonly random: () => number;
};

/** So long an answer about single records counts. */
const BRIEF_MS = 60_000;

/** Connects to the account through the framework, within the limits of an app. Nothing is sent yet. */
export function composeLive(
  { subdomain, request, after, now, random }: LiveWish,
  { onEvent, sleep }: Surroundings,
): Account {
  const pacer = createPacer({ limits: APP_LIMITS, now, sleep, onEvent });
  const pacing = { pacer, now, sleep, random, onEvent };
  const transport = createPacedTransport(createFrameworkTransport({ request, after }), pacing);
  const brief = createBriefMemory(transport, { keepsMs: BRIEF_MS, now });
  return {
    mode: 'live',
    subdomain,
    now,
    sleep,
    reader: (memory) =>
      createReader(memory ? createRecallingTransport(transport, memory) : transport, {
        exportPageSize: APP_EXPORT_PAGE_SIZE,
      }),
    brief: { reader: createReader(brief.transport), forget: brief.forget },
    openChannel: () => createPacedChannel(createFrameworkChannel({ request, after }), pacing),
    rates: APP_RATES,
  };
}
