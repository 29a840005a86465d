import { defineConfig } from 'vitest/config';

/** The tests that speak for the rules, quick enough to be run once for every mutant. */
export default defineConfig({
  test: {
    include: [
      'src/core/**/*.test.ts',
      'src/zendesk/write/**/*.test.ts',
      'tests/cases/**/*.test.ts',
    ],
    setupFiles: ['tests/support/browser-gaps.ts'],
    environment: 'node',
    testTimeout: 90_000,
  },
});
