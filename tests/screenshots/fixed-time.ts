import type { BrowserContext } from 'playwright-core';

/** When all pictures are taken: the day on which the demo account stands still. */
const BEGIN = Date.parse('2026-11-23T09:00:00Z');

/** A clock that goes on from the same moment whenever it is wound. */
export type FixedClock = { readonly now: () => number; readonly wind: () => void };

/** A clock for the account behind the pictures. */
export function fixedClock(): FixedClock {
  let offset = BEGIN - Date.now();
  return {
    now: () => Date.now() + offset,
    wind: () => {
      offset = BEGIN - Date.now();
    },
  };
}

/** Lets the pages of a browser profile stand at that moment, and their workers begin there. */
export async function fixTime(context: BrowserContext): Promise<void> {
  await context.clock.setFixedTime(BEGIN);
  await context.route(/\/worker-[\w-]+\.js$/, async (route) => {
    // Left out by Playwright, though the app's server looks at it.
    const headers = { ...route.request().headers(), 'sec-fetch-dest': 'worker' };
    const response = await route.fetch({ headers });
    await route.fulfill({ response, body: `${WORKER_TIME}${await response.text()}` });
  });
}

/** What Playwright's clock leaves alone is the time of workers. */
const WORKER_TIME = `{
  const RealDate = Date;
  const offset = ${BEGIN} - RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...parts) { if (parts.length === 0) super(RealDate.now() + offset); else super(...parts); }
    static now() { return RealDate.now() + offset; }
  };
}
`;
