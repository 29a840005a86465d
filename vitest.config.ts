import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The code first; then the browser, whose tests mostly wait and so run two at a time. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [wholeLanguages()],
        test: {
          name: 'code',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
          setupFiles: ['tests/support/browser-gaps.ts'],
          environment: 'node',
          testTimeout: 90_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.browser.test.ts'],
          globalSetup: ['tests/browser/global-setup.ts'],
          environment: 'node',
          testTimeout: 90_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

/** Tests read languages that are not cut in two: either part is the whole file. */
function wholeLanguages(): Plugin {
  return {
    name: 'whole-languages',
    enforce: 'pre',
    transform: {
      filter: { id: /\/translations\/[\w-]+\.json\?rest$/ },
      handler: (text) => ({ code: `export default ${text}`, moduleType: 'js' }),
    },
  };
}
