import type { After } from '../../core/time-limit.ts';

/** The timer of the browser, for a page and a worker alike. */
export const realAfter: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};
