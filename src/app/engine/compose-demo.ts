import {
  demoChannel,
  demoReference,
  demoState,
  demoTransport,
  openDemoAccount,
} from '../../demo/demo-account.ts';
import { parseFakeState } from '../../fake-zendesk/state.ts';
import { createReader } from '../../zendesk/create-reader.ts';
import { ACCOUNT_READ_RATES } from '../../run/read-plan/rates.ts';
import { createRecallingTransport } from '../../zendesk/recalling-transport.ts';
import type { DemoAccount, Surroundings } from './ports.ts';

/**
 * Opens the demo: an account in this very program, from an earlier state of it or as new. Nothing is
 * sent anywhere. Its clock stands still, except that waiting moves it on.
 * @param breathe lets whoever else wants to run have a turn: before each request, and while waiting
 */
export function composeDemo(
  state: string | null,
  { onEvent }: Pick<Surroundings, 'onEvent'>,
  breathe: () => Promise<void>,
): DemoAccount {
  const earlier = state === null ? null : parseFakeState(state);
  const account = openDemoAccount(earlier, { onEvent, breathe });
  const transport = demoTransport(account);
  const { file, bytes } = demoReference();
  return {
    mode: 'demo',
    subdomain: account.subdomain,
    now: account.now,
    sleep: account.sleep,
    reader: (memory) =>
      createReader(memory ? createRecallingTransport(transport, memory) : transport),
    // Nothing is sent, so there is nothing to save.
    brief: { reader: createReader(transport), forget: () => undefined },
    openChannel: () => demoChannel(account),
    rates: ACCOUNT_READ_RATES,
    referenceFile: file,
    reference: bytes,
    saveState: () => demoState(account),
  };
}
