import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FakeZendesk } from '../../fake-zendesk/fake-zendesk.ts';
import type { AccountSeed } from '../../fake-zendesk/seed.ts';
import type { WorkspaceState } from '../workspace-state.ts';
import { openAccountSession } from './account-session.ts';
import { createAppServer } from './app-server.ts';
import { createEventStream } from './event-stream.ts';
import { createHostServer } from './host-server.ts';
import { REFERENCE_HOST } from './external-answers.ts';
import { listenOnLoopback } from './loopback-server.ts';
import { readManifest } from './manifest.ts';
import type { Order } from './orders.ts';
import { labelParameters } from './parameter-labels.ts';
import { createSwitchboard } from './switchboard.ts';

/** A workspace that answers. */
export type Workspace = {
  /** Where a browser opens it. */
  readonly url: string;
  readonly appOrigin: string;
  readonly state: () => WorkspaceState;
  readonly carryOut: (order: Order) => void;
  /** The account behind it; another one after a reset. */
  readonly fake: () => FakeZendesk;
  readonly close: () => Promise<void>;
};

export type WorkspaceOptions = {
  readonly seed: AccountSeed;
  /** The Salesforce list of the account, served at the reference address. */
  readonly referenceCsv: string;
  /** The folder of the built host page. */
  readonly hostFolder: string;
  /** The folder of the built app, with `assets/` in it. */
  readonly appFolder: string;
  readonly manifestFile: string;
  readonly now: () => number;
  /** 0 for any that is free. */
  readonly port?: number;
  readonly appPort?: number;
  /** Milliseconds that every answer of the account takes. */
  readonly latencyMs?: number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
};

/**
 * Starts the host page and the app on two loopback ports, over an account in memory.
 * @throws Error where a port is taken, or the manifest or a built page is missing
 */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { seed, hostFolder, appFolder, now, latencyMs = 0, sleep = wait } = options;
  const manifest = readManifest(await readFile(options.manifestFile, 'utf8'));
  await access(join(hostFolder, 'index.html'));
  await access(join(appFolder, 'assets', 'index.html'));

  const account = openAccountSession(seed, now);
  const changes = createEventStream();
  const switchboard = createSwitchboard(account, manifest.defaults, () => {
    changes.tell(state());
  });
  const { controls, carryOut } = switchboard;
  // The address of an app's files changes with every upload.
  const basePath = `/app/${now().toString(36)}/`;
  const hostOrigin = (): string => hostServer.url;
  const appServer = await listenOnLoopback(
    options.appPort ?? 0,
    createAppServer({ folder: appFolder, basePath, hostOrigin, controls }),
  );
  const { name, version, locations } = manifest;
  const parameters = await labelParameters(
    manifest.parameters,
    join(dirname(options.manifestFile), 'translations', `${manifest.defaultLocale ?? 'en'}.json`),
  );
  // As a package made for that host: the lists of real hosts are out of reach here.
  const domainWhitelist = [...manifest.domainWhitelist, REFERENCE_HOST];
  const state = (): WorkspaceState => ({
    controls: controls(),
    run: switchboard.run(),
    account: { subdomain: seed.subdomain, name: seed.name, plan: seed.plan },
    people: [...account.people],
    app: { name, version, locations, parameters, domainWhitelist, origin: appServer.url, basePath },
  });
  const hostServer = await listenOnLoopback(
    options.port ?? 0,
    createHostServer({
      folder: hostFolder,
      referenceCsv: options.referenceCsv,
      pause: (delayMs) => sleep(delayMs + latencyMs),
      account,
      controls,
      state,
      carryOut,
      changes,
    }),
  ).catch(async (error: unknown) => {
    await appServer.close();
    throw error;
  });

  return {
    url: hostServer.url,
    appOrigin: appServer.url,
    state,
    carryOut,
    fake: account.fake,
    close: async () => {
      await Promise.all([hostServer.close(), appServer.close()]);
    },
  };
}

function wait(milliseconds: number): Promise<void> {
  if (milliseconds <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
