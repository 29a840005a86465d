import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the local workspace: its page, and the server that is started by `npm start`. */
export default defineConfig({
  root: 'src/workspace/host',
  publicDir: false,
  plugins: [react()],
  builder: {},
  environments: {
    client: {
      build: {
        target: 'es2022',
        outDir: resolve('dist/workspace/host'),
        emptyOutDir: true,
      },
    },
    ssr: {
      resolve: { noExternal: true },
      build: {
        ssr: true,
        target: 'node20',
        outDir: resolve('dist/workspace/server'),
        emptyOutDir: true,
        rolldownOptions: { input: { main: resolve('src/workspace/main.ts') } },
      },
    },
  },
});
