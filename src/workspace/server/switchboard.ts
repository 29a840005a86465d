import { changeControls, firstControls, type Controls } from '../controls.ts';
import type { AccountSession } from './account-session.ts';
import { faultOf, type Order } from './orders.ts';

/** The switches of a workspace. */
export type Switchboard = {
  readonly controls: () => Controls;
  /** Goes up when the account starts over. */
  readonly run: () => number;
  readonly carryOut: (order: Order) => void;
};

/** Carries orders out on the account, and tells when one is done. */
export function createSwitchboard(
  account: AccountSession,
  settings: Controls['settings'],
  onChange: () => void,
): Switchboard {
  let controls = firstControls(settings);
  let run = 1;
  return {
    controls: () => controls,
    run: () => run,
    carryOut: (order) => {
      if (order.reset === true) {
        account.reset();
        run += 1;
      }
      if (order.resetControls === true) controls = firstControls(settings);
      if (order.clearFaults === true) account.clearFaults();
      if (order.change !== undefined) controls = changeControls(controls, order.change);
      account.switchFaults(controls.faults);
      const fault = faultOf(order);
      if (fault !== null) account.addFault(fault);
      onChange();
    },
  };
}
