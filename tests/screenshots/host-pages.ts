import type { Screen } from '../browser/screens.ts';

/** What the workspace around the app shows. */
export const HOST_WALK: readonly Screen[] = [
  hostPage('tickets', '#/tickets', 'Tickets'),
  hostPage('organizations', '#/organizations', 'Organizations'),
  hostPage('ticket', '#/tickets/10615', 'Cannot add a second clinic'),
  hostPage('organization', '#/organizations/360001100453', 'Acme Retail'),
  hostPage('user', '#/users/380200116157', 'Lior Logistics'),
  {
    name: 'workspace-controls',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Local workspace' }).click();
      await page.getByLabel('Dark').waitFor();
    },
  },
];

function hostPage(name: string, hash: string, heading: string): Screen {
  return {
    name: `workspace-${name}`,
    show: async ({ page }) => {
      const { origin } = new URL(page.url());
      await page.goto(`${origin}/${hash}`);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    },
  };
}
