import { expect, test } from 'vitest';
import { meetWorkspace } from './meet-workspace.ts';
import { fakeClient, told, type Answers } from './shared/zaf/zaf.builders.ts';
import { createZaf } from './shared/zaf/zaf.ts';

const PATHS: Readonly<Record<string, unknown>> = {
  currentUser: { id: 7, name: 'Robin', role: 'admin', locale: 'de-AT', timeZone: 'Europe/Vienna' },
  'currentAccount.subdomain': 'acme',
  colorScheme: 'dark',
};

function meet(different: Answers = {}) {
  const client = fakeClient({
    context: () => Promise.resolve({ location: 'nav_bar', account: { subdomain: 'acme' } }),
    metadata: () => Promise.resolve({ settings: { ticket_days: 30 } }),
    get: (path) => told(path, PATHS[path]),
    ...different,
  });
  return meetWorkspace(createZaf(client, { after: () => () => undefined }));
}

test('place, language, times, colours and settings are known before anything is shown', async () => {
  const workspace = await meet();
  expect(workspace).toMatchObject({
    location: 'nav_bar',
    subdomain: 'acme',
    personId: 7,
    language: { locale: 'de-AT' },
    scheme: 'dark',
    settings: { ticketDays: 30 },
  });
  expect(workspace.words.language).toMatch(/^de/);
  expect(workspace.words.time('2026-11-23T09:00:00Z')).toContain('10:00');
});

test('the account is asked for where the context does not name it', async () => {
  const workspace = await meet({ context: () => Promise.resolve({ location: 'nav_bar' }) });
  expect(workspace.subdomain).toBe('acme');
});

test('a workspace that refuses is a problem, not a blank page', async () => {
  const refused = meet({ metadata: () => Promise.reject(new Error('no')) });
  await expect(refused).rejects.toMatchObject({ code: 'workspace_failed' });
});
