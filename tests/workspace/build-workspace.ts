import { createBuilder } from 'vite';

/** Builds a part of the workspace, as `npm start` does, into a folder. */
export async function buildWorkspace(part: 'client' | 'ssr', outDir: string): Promise<void> {
  const builder = await createBuilder({
    configFile: 'vite.workspace.config.ts',
    logLevel: 'warn',
    environments: { [part]: { build: { outDir } } },
  });
  const environment = builder.environments[part];
  if (environment === undefined) throw new Error(`the build has no ${part}`);
  await builder.build(environment);
}
