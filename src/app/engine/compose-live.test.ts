import { expect, test } from 'vitest';
import { referenceCsv, loadAccount } from '../../fake-zendesk/accounts/index-of-accounts.ts';
import { createFakeZendesk } from '../../fake-zendesk/fake-zendesk.ts';
import { runAudit } from '../../run/audit.ts';
import { toPolicy } from '../../core/plan/policy.ts';
import { readReference } from '../../core/reference/read-reference.ts';
import type { TransportEvent } from '../../zendesk/paced-transport.ts';
import type { FrameworkRequestOptions } from '../../zendesk/framework-exchange.ts';
import { composeLive } from './compose-live.ts';

/** The demo's account behind the framework, with the limits of an app. */
function behindTheFramework() {
  const seed = loadAccount('demo');
  let clock = Date.parse(seed.pinnedStart);
  const now = () => clock;
  const fake = createFakeZendesk(seed, { now, appLimit: true });
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
  const account = composeLive(
    { subdomain: seed.subdomain, request, after: () => () => undefined, now, random: () => 0.5 },
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
  return { account, fake, events };
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

test('it may be read as fast as an app may', () => {
  expect(behindTheFramework().account.rates).toEqual({
    recordsPerPage: 100,
    ticketsPerPage: 300,
    requestsPerMinute: 100,
    exportsPerMinute: 10,
  });
});
