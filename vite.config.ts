import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { appLanguageFile } from './src/words/app-messages.ts';

/**
 * Builds the app that runs inside Zendesk. Its assets lie at a path that changes with every upload, so
 * every address is relative; the one HTML entry stands beside them, where the manifest names it.
 */
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [react(), wordsOfTheApp()],
  resolve: {
    // The same list of suffixes, packed: half the size.
    alias: [{ find: /^tldts$/, replacement: 'tldts/dist/index.esm.min.js' }],
  },
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: '[name]-[hash].js' } },
  },
  build: {
    target: 'es2022',
    outDir: 'dist/app/assets',
    assetsDir: '',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // Runs before what else the app begins with is evaluated.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'begin', test: /\/src\/app\/begin\.ts$/ }] } },
    },
  },
});

/** Leaves out of the languages what only the terminal says, and cuts them in two. */
function wordsOfTheApp(): Plugin {
  return {
    name: 'words-of-the-app',
    enforce: 'pre',
    transform: {
      filter: { id: /\/translations\/[\w-]+\.json(\?rest)?$/ },
      handler: (text, id) =>
        id.endsWith('?rest')
          ? { code: `export default ${appLanguageFile(text, 'rest')}`, moduleType: 'js' }
          : appLanguageFile(text, 'everywhere'),
    },
  };
}
