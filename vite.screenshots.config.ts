import { defineConfig } from 'vite';

/** Builds the program of `npm run screenshots` into one file that Node can run. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['playwright-core', 'vite'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/screenshots/program',
    emptyOutDir: true,
    rolldownOptions: { input: { screenshots: 'tests/screenshots/run.ts' } },
  },
});
