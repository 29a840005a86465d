import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    setupFiles: ['tests/support/browser-gaps.ts'],
    environment: 'node',
    testTimeout: 30_000,
  },
});
