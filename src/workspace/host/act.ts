import type { FrameHub } from '../host-protocol/frame-hub.ts';
import type { CallOutcome } from '../host-protocol/host-message.ts';
import { notOffered } from '../host-protocol/read-path.ts';
import type { Desk, DeskEvent } from './desk.ts';
import type { HostAction } from './host-action.ts';
import { appSlug } from './route.ts';
import type { FramePort } from './services.ts';

type ActOptions = {
  readonly hub: Pick<FrameHub, 'broadcast'>;
  readonly ports: ReadonlyMap<string, Pick<FramePort, 'resize'>>;
  readonly dispatch: (event: DeskEvent) => void;
  readonly desk: () => Desk;
  readonly appName: () => string;
  readonly newGuid: () => string;
};

/** Carries out what a frame asked for; `guid` is the instance it is about. */
export function createAct(options: ActOptions): (action: HostAction, guid: string) => CallOutcome {
  const { hub, ports, dispatch, desk, appName, newGuid } = options;
  let toasts = 0;
  return (action, guid) => {
    switch (action.kind) {
      case 'resize':
        ports.get(guid)?.resize(action.width, action.height);
        return done();
      case 'notify': {
        const { text, tone, ms } = action;
        toasts += 1;
        dispatch({ kind: 'notify', toast: { key: toasts, text, tone, ms } });
        return done();
      }
      case 'route':
        if (action.appName !== null && !isNameOf(action.appName, appName())) return notOffered();
        dispatch(action.event);
        return done();
      case 'modal': {
        const modal = { ...action.modal, guid: newGuid(), openerGuid: guid };
        dispatch({ kind: 'open_modal', modal });
        return done([{ instanceGuid: modal.guid, location: 'modal' }]);
      }
      case 'destroy':
        if (!desk().modals.some((each) => each.guid === guid)) return notOffered();
        closeModal(hub, dispatch, guid);
        return done();
      case 'nothing':
        return done();
    }
  };
}

/** Takes a modal away and tells whoever listens to it. */
export function closeModal(
  hub: Pick<FrameHub, 'broadcast'>,
  dispatch: (event: DeskEvent) => void,
  guid: string,
): void {
  hub.broadcast('modal.close', {}, guid);
  dispatch({ kind: 'close_modal', guid });
}

/** Apps are named by their slug or as they are. None at all is the app itself. */
function isNameOf(asked: string, name: string): boolean {
  return asked === '' || appSlug(asked) === appSlug(name);
}

function done(value: unknown = null): CallOutcome {
  return { kind: 'value', value };
}
