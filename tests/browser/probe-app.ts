import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// An app of one page that hands the framework's client to the test: with the published script, and
// with nothing of our own app.

const MANIFEST = {
  name: 'Probe App',
  version: '1.0.0',
  location: {
    support: {
      nav_bar: { url: 'assets/index.html' },
      ticket_sidebar: { url: 'assets/index.html', flexible: true },
      new_ticket_sidebar: { url: 'assets/index.html' },
      organization_sidebar: { url: 'assets/index.html' },
      user_sidebar: { url: 'assets/index.html', flexible: false },
    },
  },
  parameters: [
    { name: 'ticket_days', type: 'number', default: 90 },
    { name: 'reference_token', type: 'text', secure: true },
  ],
};

const EVENTS = [
  'app.activated',
  'app.deactivated',
  'pane.activated',
  'pane.deactivated',
  'app.route.changed',
  'colorScheme.changed',
  'ticket.requester.id.changed',
  'ticket.organization.changed',
  'ticket.saved',
  'organization.domains.changed',
  'organization.externalId.changed',
];

/** Writes the app and its manifest; `folder` then holds `assets/` and `manifest.json`. */
export async function writeProbeApp(folder: string): Promise<void> {
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  await writeFile(join(folder, 'assets', 'index.html'), PAGE);
  await writeFile(join(folder, 'assets', 'probe.js'), `${await sdkScript()}\n${PROBE}`);
  await writeFile(join(folder, 'assets', 'worker.js'), WORKER);
}

/** The published package as one script for browsers. */
async function sdkScript(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('zendesk_app_framework_sdk');
  const names = ['index', 'client', 'utils', 'vendor/native-promise-only'];
  const modules = await Promise.all(
    names.map(async (name) => {
      const code = await readFile(join(dirname(main), `${name}.js`), 'utf8');
      return `${JSON.stringify(`./${name}`)}: (module, exports, require) => {${code}\n}`;
    }),
  );
  return `window.ZAFClient = (() => {
    const modules = {${modules.join(',\n')}};
    const loaded = {};
    const load = (name) => {
      if (!(name in loaded)) {
        const module = { exports: {} };
        loaded[name] = module;
        modules[name](module, module.exports, load);
      }
      return loaded[name].exports;
    };
    return load('./index');
  })();`;
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Probe</title>
    <style>body { margin: 0; padding: 16px; font: 14px sans-serif; background: #fff; color: #222 }</style>
  </head>
  <body>
    <p id="place">…</p>
    <a id="download" href="data:text/csv,a" download="a.csv">Download</a>
    <script src="probe.js"></script>
  </body>
</html>
`;

const PROBE = `
window.heard = [];
window.client = ZAFClient.init();
for (const name of ${JSON.stringify(EVENTS)})
  client.on(name, (data) => window.heard.push([name, data]));
client.context().then((context) => {
  document.getElementById('place').textContent = context.location;
  if (context.location !== 'modal') client.invoke('resize', { width: '100%', height: '180px' });
});
`;

const WORKER = `
try {
  indexedDB.open('x').onsuccess = () => postMessage('stored');
} catch (error) {
  postMessage(error.name);
}
`;
