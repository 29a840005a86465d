import '../shared/no-eval.ts';
import { browserLocks } from '../shared/storage/browser-locks.ts';
import type { FrameworkRequestOptions } from '../../zendesk/framework-exchange.ts';
import { realAfter } from '../shared/real-after.ts';
import { createAskingEnd, toBridgePort } from '../shared/zaf/request-bridge.ts';
import { composeEngine } from './compose-engine.ts';
import type { EngineApi } from './engine-api.ts';
import { openNeighbourChannel } from './neighbours.ts';
import { startMessage } from './rpc.ts';
import { serveEngine } from './serve.ts';
import { createTeller } from './teller.ts';

// The engine's worker: its timers keep time in a tab that is not looked at, and its rows take none of
// the time of the thread that paints.

const port = toBridgePort(self);
const { request } = createAskingEnd<FrameworkRequestOptions>(port, realAfter);
const teller = createTeller(port, realAfter);

const engine = new Promise<EngineApi>((resolve) => {
  const stopListening = port.listen((message) => {
    const start = startMessage.safeParse(message);
    if (!start.success) return;
    stopListening();
    resolve(
      composeEngine(start.data, {
        // Its name tells what is in it.
        build: import.meta.url,
        request,
        locks: browserLocks(),
        channel: openNeighbourChannel(start.data.subdomain),
        after: realAfter,
        now: Date.now,
        random: Math.random,
        holder: crypto.randomUUID(),
        onEvent: teller.tell,
      }),
    );
  });
});

serveEngine(port, engine, teller);
