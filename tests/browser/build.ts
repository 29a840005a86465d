import { join } from 'node:path';
import { build, createBuilder } from 'vite';

/** What `npm start` builds: the app, and the page that hosts it. */
export type Built = { readonly appFolder: string; readonly hostFolder: string };

/** Builds the app and the host page below a folder, as they ship. */
export async function buildAll(folder: string): Promise<Built> {
  const built = { appFolder: join(folder, 'app'), hostFolder: join(folder, 'host') };
  await asShipped(async () => {
    const outDir = join(built.appFolder, 'assets');
    await build({ configFile: 'vite.config.ts', logLevel: 'warn', build: { outDir } });
  });
  await buildWorkspace('client', built.hostFolder);
  return built;
}

/** Builds a part of the workspace into a folder: its page, or its server. */
export async function buildWorkspace(part: 'client' | 'ssr', outDir: string): Promise<void> {
  await asShipped(async () => {
    const builder = await createBuilder({
      configFile: 'vite.workspace.config.ts',
      logLevel: 'warn',
      environments: { [part]: { build: { outDir } } },
    });
    const environment = builder.environments[part];
    if (environment === undefined) throw new Error(`the build has no ${part}`);
    await builder.build(environment);
  });
}

/** In the environment of tests Vite would build the slower form of React that helps to develop. */
async function asShipped(work: () => Promise<void>): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
}
