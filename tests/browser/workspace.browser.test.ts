import { join } from 'node:path';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  test,
  vi,
} from 'vitest';
import type { Frame, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { writeProbeApp } from './probe-app.ts';
import { openStage, temporaryFolder, type Stage } from './stage.ts';

// The workspace in a real browser, with an app of one page that uses the published script of the
// framework: over another origin, in a sandboxed frame, with nothing replaced.

const TICKET = '#/tickets/10615';
const LIMIT = { timeout: 15_000 };

describe('the workspace, with an app of one page', () => {
  let stage: Stage;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeProbeApp(folder.path);
    stage = await openStage({
      browserPath: inject('browserPath'),
      built: { ...inject('built'), appFolder: folder.path },
      manifestFile: join(folder.path, 'manifest.json'),
    });
  });
  afterAll(async () => {
    await stage.close();
    await folder.remove();
  });
  beforeEach(async () => {
    stage.workspace.carryOut({ reset: true, resetControls: true, clearFaults: true });
    troubles = [];
    page = await stage.browser.newPage();
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
    });
  });
  afterEach(async () => {
    await page.close();
  });

  async function open(hash: string): Promise<void> {
    await page.goto(`${stage.workspace.url}/${hash}`);
  }
  async function appIn(location: string, index = 0): Promise<Frame> {
    const element = page.locator(`iframe[data-location=${location}]`).nth(index);
    await element.waitFor({ state: 'attached' });
    const frame = await (await element.elementHandle()).contentFrame();
    if (frame === null) throw new Error(`no app in ${location}`);
    // Asked from here, because the page of an app may not make code from text.
    await vi.waitFor(async () => {
      const place = await frame.evaluate("document.getElementById('place')?.textContent");
      expect(place).toBe(location);
    }, LIMIT);
    return frame;
  }
  const heard = (frame: Frame): Promise<unknown> => frame.evaluate('window.heard');
  const untilHeard = async (frame: Frame, events: unknown): Promise<void> => {
    await vi.waitFor(async () => {
      expect(await heard(frame)).toEqual(events);
    }, LIMIT);
  };

  test('the app is sandboxed on another origin and knows where it stands', async () => {
    await open(TICKET);
    const app = await appIn('ticket_sidebar');
    expect(await app.evaluate('location.origin')).toBe(stage.workspace.appOrigin);
    const sandbox = await page.locator('iframe').getAttribute('sandbox');
    expect(sandbox).toContain('allow-downloads');
    expect(await app.evaluate('client.context()')).toMatchObject({
      location: 'ticket_sidebar',
      ticketId: 10615,
      account: { subdomain: 'demo' },
    });
    expect(
      await app.evaluate(
        "client.get(['currentUser.role', 'ticket.requester.name', 'ticket.organization.id', 'user'])",
      ),
    ).toMatchObject({
      'currentUser.role': 'admin',
      'ticket.requester.name': 'Hanna Healthcare',
      'ticket.organization.id': 360001100118,
      errors: { user: { path: 'user' } },
    });
    expect(await app.evaluate('client.metadata().then(({ settings }) => settings)')).toMatchObject({
      ticket_days: 90,
    });
    await vi.waitFor(async () => {
      expect((await page.locator('iframe').boundingBox())?.height).toBe(180);
    }, LIMIT);
    expect(troubles).toEqual([]);
  });

  test('requests go out as the person, and fail as the account fails', async () => {
    await open('#/apps/probe-app');
    const app = await appIn('nav_bar');
    const me = "client.request('/api/v2/users/me.json').then(({ user }) => user.name)";
    expect(await app.evaluate(me)).toBe('Avery Admin');
    const failure = "client.request('/api/v2/users/count.json').catch((xhr) => xhr)";
    stage.workspace.carryOut({ fault: { kind: 'plain_text_429', retryAfter: 3 } });
    expect(await app.evaluate(failure)).toMatchObject({ status: 429 });
    stage.workspace.carryOut({ fault: { kind: 'lost_answer' } });
    expect(await app.evaluate(failure)).toMatchObject({ status: 0, readyState: 0 });
    const list = "client.request({ url: 'https://reference.example/accounts.csv' })";
    expect(await app.evaluate(list)).toContain('001ACME001');
    const reply = await app.evaluate(
      `fetch('${stage.workspace.url}/zendesk/api/v2/users/me.json').catch(() => 'blocked')`,
    );
    expect(reply).toBe('blocked');
  });

  test('a secure setting is filled in on the way, and never shown', async () => {
    stage.workspace.carryOut({
      change: { settings: { reference_token: 'sample-reference-token' } },
    });
    await open('#/apps/probe-app');
    const app = await appIn('nav_bar');
    const list = `client.request({
      url: 'https://reference.example/protected/accounts.csv',
      headers: { Authorization: 'Bearer {{setting.reference_token}}' },
      secure: true,
    })`;
    expect(await app.evaluate(list)).toContain('001ACME001');
    const metadata = await app.evaluate('client.metadata()');
    expect(JSON.stringify(metadata)).not.toContain('sample-reference-token');
  });

  test('a tab behind goes on running and is told when it comes and goes', async () => {
    await open(TICKET);
    const app = await appIn('ticket_sidebar');
    await page.getByRole('button', { name: 'Tickets', exact: true }).click();
    await untilHeard(app, [['app.deactivated', {}]]);
    await page.getByRole('button', { name: /Cannot add a second clinic.*10615/ }).click();
    await untilHeard(app, [
      ['app.deactivated', {}],
      ['app.activated', {}],
    ]);
  });

  test('a ticket opened behind is loaded, and was never looked at', async () => {
    await open('#/tickets');
    const link = page.getByRole('link', { name: 'Second till at the airport shop' });
    await link.click({ modifiers: ['Control'] });
    const app = await appIn('ticket_sidebar');
    expect(await heard(app)).toEqual([]);
    expect(await page.locator('iframe').isVisible()).toBe(false);
    await page.getByRole('button', { name: /Second till at the airport shop #/ }).click();
    await untilHeard(app, [['app.activated', {}]]);
    expect(await page.locator('iframe').isVisible()).toBe(true);
  });

  test('a ticket that is not submitted has no id, then a requester, then a sidebar of its own', async () => {
    await open('#/tickets');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const app = await appIn('new_ticket_sidebar');
    const context = await app.evaluate('client.context()');
    expect(context).toMatchObject({ location: 'new_ticket_sidebar' });
    expect(context).not.toHaveProperty('ticketId');
    const paths = "['ticket.isNew', 'ticket.id', 'ticket.requester', 'ticket.organization']";
    expect(await app.evaluate(`client.get(${paths})`)).toMatchObject({
      'ticket.isNew': true,
      'ticket.id': null,
      'ticket.requester': null,
      'ticket.organization': null,
      errors: {},
    });
    const submit = page.getByRole('button', { name: 'Submit as New' });
    await page.getByLabel('Subject').fill('Asked at the fair');
    expect(await submit.isDisabled()).toBe(true);
    await page.getByLabel('Requester').fill('lior');
    await page.getByRole('button', { name: /Lior Logistics/ }).click();
    await untilHeard(app, [
      ['ticket.requester.id.changed', 380200116157],
      ['ticket.organization.changed', { id: 360000982140, name: 'Acme Group Holding' }],
    ]);
    await submit.click();
    const side = await appIn('ticket_sidebar');
    const told = await side.evaluate("client.get(['ticket.isNew', 'ticket.id', 'ticket.status'])");
    const ticket = stage.workspace
      .fake()
      .snapshot()
      .tickets.find((each) => each.subject === 'Asked at the fair');
    expect(ticket).toMatchObject({ requester_id: 380200116157, organization_id: 360000982140 });
    expect(told).toMatchObject({
      'ticket.isNew': false,
      'ticket.id': ticket?.id,
      'ticket.status': 'new',
    });
    expect(await page.locator('iframe[data-location=new_ticket_sidebar]').count()).toBe(0);
    expect(await page.evaluate('location.hash')).toBe(`#/tickets/${String(ticket?.id)}`);
    expect(troubles).toEqual([]);
  });

  test('the tray is as wide as the person makes it, and an app that is not flexible stays as it is', async () => {
    await open(TICKET);
    const app = await appIn('ticket_sidebar');
    const widthOf = async (location: string) =>
      (await page.locator(`iframe[data-location=${location}]`).boundingBox())?.width;
    expect(await widthOf('ticket_sidebar')).toBe(320);
    const handle = page.getByRole('separator', { name: 'Width of the apps' });
    await handle.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await widthOf('ticket_sidebar')).toBe(340);
    const edge = await handle.boundingBox();
    const x = (edge?.x ?? 0) + 4;
    await page.mouse.move(x, 300);
    await page.mouse.down();
    await page.mouse.move(x - 220, 320, { steps: 4 });
    await page.mouse.up();
    expect(await widthOf('ticket_sidebar')).toBe(560);
    expect(await app.evaluate("client.get('viewport.size')")).toMatchObject({
      'viewport.size': { width: 560, height: 180 },
    });
    await app.evaluate("client.invoke('routeTo', 'user', 380200116157)");
    await appIn('user_sidebar');
    expect(await widthOf('user_sidebar')).toBe(320);
  });

  test('the organization’s page tells what is saved on it, and shows what the app wrote', async () => {
    await open('#/organizations/360001100453');
    const app = await appIn('organization_sidebar');
    await page.getByLabel('Domains').fill('acmeretail.example, shop.example');
    await page.getByLabel('Domains').press('Enter');
    await untilHeard(app, [['organization.domains.changed', 'acmeretail.example shop.example']]);
    expect(await app.evaluate("client.get('organization.domains')")).toMatchObject({
      'organization.domains': 'acmeretail.example shop.example',
    });
    await app.evaluate(`client.request({
      url: '/api/v2/organizations/360001100453.json',
      type: 'PUT',
      contentType: 'application/json',
      data: JSON.stringify({ organization: { external_id: '001WRITTEN' } }),
    })`);
    await vi.waitFor(async () => {
      expect(await page.getByLabel('External id').inputValue()).toBe('001WRITTEN');
    }, LIMIT);
    expect(await heard(app)).toHaveLength(1);
  });

  test('the page in the bar is mounted once, and hears of itself and of ways into it', async () => {
    await open(TICKET);
    const side = await appIn('ticket_sidebar');
    expect(await page.locator('iframe[data-location=nav_bar]').count()).toBe(0);
    await side.evaluate("client.invoke('routeTo', 'nav_bar', 'probe-app', 'trace/7')");
    const app = await appIn('nav_bar');
    await untilHeard(app, [['app.route.changed', { appName: 'Probe App', path: 'trace/7' }]]);
    await page.getByRole('button', { name: 'Organizations', exact: true }).click();
    await page.getByRole('button', { name: 'Probe App', exact: true }).click();
    await untilHeard(app, [
      ['app.route.changed', { appName: 'Probe App', path: 'trace/7' }],
      ['pane.deactivated', {}],
      ['pane.activated', {}],
    ]);
    await app.evaluate("client.invoke('routeTo', 'organization', 360001100453)");
    await page.getByRole('heading', { name: 'Acme Retail' }).waitFor();
    expect(await page.evaluate('location.hash')).toBe('#/organizations/360001100453');
  });

  test('the ticket’s page tells what changes on it', async () => {
    await open(TICKET);
    const app = await appIn('ticket_sidebar');
    await page.getByLabel('Requester').fill('lior');
    await page.getByRole('button', { name: /Lior Logistics/ }).click();
    await untilHeard(app, [
      ['ticket.requester.id.changed', 380200116157],
      ['ticket.organization.changed', { id: 360000982140, name: 'Acme Group Holding' }],
    ]);
    expect(await app.evaluate("client.get('ticket.requester.id')")).toMatchObject({
      'ticket.requester.id': 380200116157,
    });
    await page.getByRole('button', { name: 'Save ticket' }).click();
    await vi.waitFor(async () => {
      expect(
        z
          .array(z.unknown())
          .parse(await heard(app))
          .at(-1),
      ).toEqual(['ticket.saved', {}]);
    }, LIMIT);
    expect(
      stage.workspace
        .fake()
        .snapshot()
        .tickets.find((each) => each.id === 10615),
    ).toMatchObject({ requester_id: 380200116157, organization_id: 360000982140 });
  });

  test('a modal is a frame of its own, and its end is heard by who opened it', async () => {
    await open(TICKET);
    const app = await appIn('ticket_sidebar');
    await app.evaluate(`client.invoke('instances.create', {
      location: 'modal', url: 'assets/index.html?fix=1#fix/ticket/10?status=open', size: { width: '60vw', height: '300px' },
    }).then((answer) => {
      const guid = answer['instances.create'][0].instanceGuid;
      window.modal = client.instance(guid);
      window.modal.on('modal.close', () => window.heard.push('closed'));
      window.modal.on('fixed', (data) => window.heard.push(data));
    })`);
    const modal = await appIn('modal');
    expect(modal.url()).toMatch(/fix=1&origin=.*&app_guid=.*#fix\/ticket\/10\?status=open$/);
    await modal.evaluate("client.trigger('fixed', { accounts: 1 })");
    await untilHeard(app, [{ accounts: 1 }]);
    await modal.evaluate("client.invoke('destroy')").catch(() => undefined);
    await untilHeard(app, [{ accounts: 1 }, 'closed']);
    expect(await page.locator('dialog').count()).toBe(0);
  });

  test('the colours change under the running app; language and person load it anew', async () => {
    await open('#/apps/probe-app');
    const app = await appIn('nav_bar');
    await page.getByRole('button', { name: 'Local workspace' }).click();
    await page.getByLabel('Dark').click();
    await untilHeard(app, [['colorScheme.changed', 'dark']]);
    expect(await app.evaluate("client.get('colorScheme')")).toMatchObject({ colorScheme: 'dark' });
    await page.getByLabel('Light agent').click();
    await page.getByLabel('Deutsch').click();
    await vi.waitFor(async () => {
      const again = await appIn('nav_bar');
      const told = await again.evaluate("client.get(['currentUser.locale', 'currentUser.role'])");
      expect(told).toMatchObject({ 'currentUser.locale': 'de', 'currentUser.role': '9000002' });
      expect(await again.evaluate('location.search')).toContain('colorScheme=dark');
    }, LIMIT);
  });

  test('storage, downloads and clipboard can be denied', async () => {
    const rights = { storage: false, downloads: false, clipboard: false };
    stage.workspace.carryOut({ change: { rights } });
    await open('#/apps/probe-app');
    const app = await appIn('nav_bar');
    const nameOf = (code: string) =>
      app.evaluate(
        `(async () => { try { await ${code}; return 'allowed' } catch (error) { return error.name } })()`,
      );
    expect(await nameOf('localStorage')).toBe('SecurityError');
    expect(await nameOf("indexedDB.open('x')")).toBe('SecurityError');
    expect(await nameOf("navigator.clipboard.writeText('x')")).toBe('NotAllowedError');
    expect(
      await app.evaluate(
        "new Promise((resolve) => { new Worker('worker.js').onmessage = ({ data }) => resolve(data) })",
      ),
    ).toBe('SecurityError');
    const downloads: unknown[] = [];
    page.on('download', (download) => downloads.push(download));
    await app.evaluate("document.getElementById('download').click()");
    await vi.waitFor(() => {
      expect(troubles.join(' ')).toContain('allow-downloads');
    }, LIMIT);
    expect(downloads).toEqual([]);
  });

  test('the same is allowed otherwise', async () => {
    await open('#/apps/probe-app');
    const app = await appIn('nav_bar');
    expect(
      await app.evaluate(
        "new Promise((resolve) => { new Worker('worker.js').onmessage = ({ data }) => resolve(data) })",
      ),
    ).toBe('stored');
    const download = page.waitForEvent('download');
    await app.evaluate("document.getElementById('download').click()");
    expect((await download).suggestedFilename()).toBe('a.csv');
    expect(await page.locator('iframe').getAttribute('allow')).toContain('clipboard-write');
  });

  test('messages of the app are shown as text', async () => {
    await open('#/apps/probe-app');
    const app = await appIn('nav_bar');
    await app.evaluate("client.invoke('notify', '<b>Done</b>', 'error', { sticky: true })");
    await page.getByText('<b>Done</b>').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await page.getByText('<b>Done</b>').count()).toBe(0);
  });

  test('a reset loads everything anew', async () => {
    await open(TICKET);
    const app = await appIn('ticket_sidebar');
    const first = await app.evaluate('client.context().then((context) => context.instanceGuid)');
    stage.workspace.fake().colleague.moveTicket(10615, null);
    await page.getByRole('button', { name: 'Local workspace' }).click();
    await page.getByRole('button', { name: 'Start the account over' }).click();
    await vi.waitFor(async () => {
      const again = await appIn('ticket_sidebar');
      const told = await again.evaluate("client.get('ticket.organization.id')");
      expect(told).toMatchObject({ 'ticket.organization.id': 360001100118 });
      expect(
        await again.evaluate('client.context().then((context) => context.instanceGuid)'),
      ).not.toBe(first);
    }, LIMIT);
  });
});
