import { createFakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import { serveFake } from '../../src/fake-zendesk/serve.ts';
import { createVirtualClock, type VirtualClock } from '../../src/zendesk/virtual-clock.builders.ts';
import { listWithNodeZendesk } from './node-zendesk.ts';
import { createDistance } from './requests-distance.ts';

const TOKEN = 'sample-token';
const MINUTE = 60_000;

/**
 * Lists an account with `node-zendesk`: real requests over HTTP to the account on a loopback address, by
 * a clock on which only the distance and what the client is told to wait take time.
 */
export async function runNodeZendesk(seed: AccountSeed, windowMs: number) {
  const clock = createVirtualClock();
  const start = clock.now();
  const log = { requests: 0, refused: 0 };
  const admin = seed.users.find(({ role }) => role === 'admin');
  if (admin === undefined) throw new Error('the account has no admin');
  const fake = createFakeZendesk(seed, {
    now: clock.now,
    tokens: new Map([[TOKEN, admin.id]]),
    onRequest: ({ status }) => {
      log.requests += 1;
      if (status === 429) log.refused += 1;
    },
  });
  const served = await serveFake(fake);
  const distance = createDistance(clock);
  try {
    const listed = await clock.run(
      listWithNodeZendesk({
        url: served.url,
        token: TOKEN,
        since: Math.floor((start - windowMs) / 1000),
        fetch: (url, request) => distance(() => stopped(clock, fetchWhole(url, request))),
        sleep: clock.sleep,
      }),
    );
    return { listed, ...log, minutes: (clock.now() - start) / MINUTE };
  } finally {
    await served.close();
  }
}

/** An answer that has come to its end. */
async function fetchWhole(url: string, request: RequestInit): Promise<Response> {
  const response = await fetch(url, request);
  const { status, statusText, headers } = response;
  return new Response(await response.arrayBuffer(), { status, statusText, headers });
}

/** Lets no time pass on a clock until a job has ended that the clock does not see, such as a real request. */
async function stopped<Result>({ sleep }: VirtualClock, job: Promise<Result>): Promise<Result> {
  const state = { isUnderWay: true };
  const ended = job.finally(() => {
    state.isUnderWay = false;
  });
  // A failure is told of below; until then it must not count as nobody's.
  ended.catch(() => undefined);
  while (state.isUnderWay) await sleep(0);
  return await ended;
}
