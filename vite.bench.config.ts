import { defineConfig } from 'vite';

/** Builds the benchmarks into one program that Node can run. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['playwright-core', 'vite', '@duckdb/node-api'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/bench',
    emptyOutDir: true,
    rolldownOptions: {
      input: { bench: 'tests/bench/run.ts', 'detection-side': 'tests/bench/detection-side.ts' },
    },
  },
});
