import { expect, test } from 'vitest';
import { userId } from '../../../tests/support/tenant.builders.ts';
import { referenceCsv, loadAccount } from '../../fake-zendesk/accounts/index-of-accounts.ts';
import { createFakeZendesk } from '../../fake-zendesk/fake-zendesk.ts';
import { runAudit } from '../../run/audit.ts';
import { NO_READ_MEMORY } from '../../run/read-plan/gather-facts.ts';
import { toPolicy } from '../../core/plan/policy.ts';
import { readReference } from '../../core/reference/read-reference.ts';
import type { TransportEvent } from '../../zendesk/paced-transport.ts';
import type { FrameworkRequestOptions } from '../../zendesk/framework-exchange.ts';
import type { SharedPlace } from '../../zendesk/pacing-store.ts';
import { composeLive } from './compose-live.ts';

/** A place that frames share. */
function placeOfFrames(): SharedPlace {
  let text: string | null = null;
  return {
    update: (change) => {
      text = change(text);
      return Promise.resolve();
    },
  };
}

/** The demo's account behind the framework, with the limits of an app, as frames of one browser have it. */
function behindTheFramework({ room = 0.2, requestsPerMinute = 700 } = {}) {
  const seed = loadAccount('demo');
  let clock = Date.parse(seed.pinnedStart);
  const now = () => clock;
  const fake = createFakeZendesk(seed, { now, appLimit: true, requestsPerMinute });
  const events: TransportEvent[] = [];
  const request = async ({ url, type, data }: FrameworkRequestOptions): Promise<unknown> => {
    const body = data ?? null;
    const answer = await fake.handle({ method: type, path: url, headers: {}, body });
    const whole = {
      readyState: 4,
      status: answer.status,
      statusText: '',
      responseText: answer.body,
      responseHeaders: answer.headers,
    };
    return answer.status < 400 ? whole : Promise.reject(Object.assign(new Error('error'), whole));
  };
  const place = placeOfFrames();
  const openFrame = (frame: string) =>
    composeLive(
      {
        subdomain: seed.subdomain,
        request,
        after: () => () => undefined,
        now,
        random: () => 0.5,
        shared: { room, place, frame },
      },
      {
        onEvent: (event) => {
          events.push(event);
        },
        sleep: (milliseconds) => {
          clock += milliseconds;
          return Promise.resolve();
        },
      },
    );
  return { account: openFrame('page'), openFrame, fake, events, now };
}

test('an audit through the framework finds what the demo has', async () => {
  const { account, fake, events } = behindTheFramework();
  const bytes = new TextEncoder().encode(referenceCsv('demo'));
  const { result } = await runAudit({
    reader: account.reader(),
    reference: readReference(bytes, { file: 'accounts.csv' }).reference,
    policy: toPolicy(),
    subdomain: account.subdomain,
    mode: account.mode,
    now: account.now,
    rates: account.rates,
    remembered: NO_READ_MEMORY,
    onEvent: () => undefined,
  });
  expect(result.detection.issues).toHaveLength(12);
  expect(events.filter(({ kind }) => kind === 'request')).toHaveLength(fake.requestLog.length);
  // Pages of tickets stay small: the page hands them over on the thread that paints.
  const exports = fake.requestLog.filter(({ path }) => path.includes('/incremental/'));
  expect(exports.length).toBeGreaterThan(0);
  for (const { path } of exports) expect(path).toContain('per_page=300');
});

test('it keeps to the limits of an app: nothing is ever refused for being too fast', async () => {
  const { account, fake, events } = behindTheFramework();
  const reader = account.reader();
  for (let asked = 0; asked < 250; asked += 1) await reader.currentUser();
  expect(fake.requestLog.every(({ status }) => status === 200)).toBe(true);
  expect(events).toContainEqual(expect.objectContaining({ kind: 'waiting', why: 'app_minute' }));
});

test('frames keep to the limits together, and a check does not wait for the audit of another', async () => {
  const { account, openFrame, fake, events, now } = behindTheFramework();
  const { brief } = openFrame('sidebar');
  await brief.reader.currentUser();
  const reader = account.reader();
  for (let asked = 0; asked < 84; asked += 1) await reader.currentUser();
  expect(events).toContainEqual(expect.objectContaining({ kind: 'waiting', why: 'app_minute' }));
  const before = now();
  await openFrame('another sidebar').brief.reader.multipleOrganizations();
  expect(now()).toBe(before);
  expect(fake.requestLog.every(({ status }) => status === 200)).toBe(true);
});

test('what is read of one record goes before an audit of another frame, what is read of all takes turns', async () => {
  const { openFrame, events } = behindTheFramework();
  const [modal, page] = [openFrame('modal').reader(), openFrame('page').reader()];
  const waits = () => events.filter(({ kind }) => kind === 'waiting').length;
  await modal.currentUser();
  for (let asked = 1; asked < 90; asked += 1) await page.currentUser();
  expect(waits()).toBe(0);
  await modal.user(userId(1));
  await page.currentUser();
  expect(waits()).toBe(1);
});

test.each([
  [0, 50],
  [0.2, 40],
  [0.8, 10],
])(
  'a room of %d leaves an audit %d of 50 requests of the account, a check all',
  async (room, most) => {
    const { account, fake, events, now } = behindTheFramework({ room, requestsPerMinute: 50 });
    expect(account.rates.room).toBe(room);
    const reader = account.reader();
    for (let asked = 0; asked < most; asked += 1) await reader.currentUser();
    const before = now();
    for (let asked = most; asked < 50; asked += 1) await account.brief.reader.user(userId(asked));
    expect(now()).toBe(before);
    await reader.currentUser();
    expect(events).toContainEqual(expect.objectContaining({ kind: 'waiting', why: 'account' }));
    expect(fake.requestLog.filter(({ status }) => status === 429)).toEqual([]);
  },
);

test('it may be read as fast as an app may', () => {
  const { limits, ticketsPerPage } = behindTheFramework().account.rates;
  const perMinute = Object.fromEntries(limits.map(({ name, max }) => [name, max]));
  expect(perMinute).toMatchObject({ app_minute: 100, app_five_minutes: 700, incremental: 10 });
  expect(ticketsPerPage).toBe(300);
});
