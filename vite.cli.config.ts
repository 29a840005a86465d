import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** Builds the programs for the terminal: `drift`, the story of its demo, and the fake Zendesk's server. */
export default defineConfig({
  publicDir: false,
  plugins: [executable('drift.js')],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/cli',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        drift: 'src/cli/drift.ts',
        'demo-story': 'src/cli/demo-story.ts',
        'fake-zendesk': 'src/fake-zendesk/main.ts',
        package: 'src/package/main.ts',
      },
    },
  },
});

/** Lets a built program be started by its name, as `npx drift` does. */
function executable(name: string): Plugin {
  return {
    name: 'executable',
    writeBundle: ({ dir = '' }) => chmod(join(dir, name), 0o755),
  };
}
