import type { BridgePort } from '../shared/zaf/request-bridge.ts';

/** A port to what is opened with the first message that is posted to it. */
export function lazyPort(open: () => BridgePort): BridgePort {
  let opened: BridgePort | null = null;
  const waiting = new Map<object, (port: BridgePort) => void>();
  return {
    post: (message) => {
      if (!opened) {
        opened = open();
        for (const attach of waiting.values()) attach(opened);
        waiting.clear();
      }
      opened.post(message);
    },
    listen: (listener) => {
      if (opened) return opened.listen(listener);
      const key = {};
      let detach = (): void => {
        waiting.delete(key);
      };
      waiting.set(key, (port) => {
        detach = port.listen(listener);
      });
      return () => {
        detach();
      };
    },
  };
}
