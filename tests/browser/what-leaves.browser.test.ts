import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { audit, frameOf, openDriftPage, uploadReference } from './drift-page.ts';
import { openStage, type Stage } from './stage.ts';

// The app asks for its own files and for the framework's script. Zendesk it asks through the frame around
// it, and nobody else at all: the policy that it comes with would not let it.

const SDK = 'https://static.zdassets.com';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ browserPath: inject('browserPath'), built: inject('built') });
});
afterAll(async () => {
  await stage.close();
});

test('a whole audit sends nothing from the frame but what fetches the app itself', async () => {
  const asked: Request[] = [];
  const drift = await openDriftPage(stage, (context) => {
    context.on('request', (request) => asked.push(request));
    return Promise.resolve();
  });
  const { app, troubles } = drift;
  await uploadReference(app, 'accounts.csv', Buffer.from(referenceCsv('demo')));
  await audit(app);
  const { origin } = new URL((await frameOf(drift)).url());
  const ofApp = asked.filter((request) => !isOfHost(request, stage));
  const elsewhere = ofApp.map((request) => new URL(request.url()).origin);
  expect(new Set(elsewhere)).toEqual(new Set([origin, SDK]));
  expect(ofApp.every((request) => request.method() === 'GET')).toBe(true);
  expect(stage.workspace.fake().requestLog.length).toBeGreaterThan(0);
  expect(troubles).toEqual([]);
});

test('what would send something elsewhere, run text as a script or add one, is refused', async () => {
  const drift = await openDriftPage(stage);
  await drift.app.getByRole('button', { name: 'Start the demo' }).waitFor();
  const frame = await frameOf(drift);
  const refused = await frame.evaluate(async () => {
    const held: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      held.push(effectiveDirective);
    });
    await fetch('http://127.0.0.1:9/').catch(() => undefined);
    navigator.sendBeacon('http://127.0.0.1:9/', 'x');
    new Image().src = 'http://127.0.0.1:9/x.png';
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.head.append(script);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { held, wasRun: 'wasRun' in window };
  });
  expect(refused.wasRun).toBe(false);
  expect(new Set(refused.held)).toEqual(new Set(['connect-src', 'img-src', 'script-src-elem']));
});

/** Whether the workspace around the app asked, and not the app in its frame. */
function isOfHost(request: Request, { workspace }: Stage): boolean {
  return new URL(request.url()).origin === new URL(workspace.url).origin;
}
