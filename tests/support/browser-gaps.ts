import { afterEach } from 'vitest';

// What jsdom lacks and the components look for when they are imported. Nothing where there is no page.
if (typeof window !== 'undefined') {
  const query = { matches: false, addEventListener: () => undefined };
  Object.defineProperty(window, 'matchMedia', { value: () => query });
  window.ResizeObserver = class {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
  const css = { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') };
  Object.assign(window, { CSS: css });
  window.scrollTo = () => undefined;
  // jsdom has byte arrays of its own, which are not those that Node's encoders and clones make.
  Object.defineProperty(globalThis, 'Uint8Array', {
    value: new TextEncoder().encode('').constructor,
  });
  const { cleanup, configure } = await import('@testing-library/react');
  // A machine that does much else at once is no failure.
  configure({ asyncUtilTimeout: 10_000 });
  afterEach(cleanup);
}
