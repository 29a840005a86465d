/** Runs something once after a time. What it returns calls that off. */
export type After = (milliseconds: number, run: () => void) => () => void;

/** How long something may take, and what measures it. */
export type TimeLimit = { readonly milliseconds: number; readonly after: After };

/**
 * The outcome of work that has to be over within a time. Work that comes too late goes on by itself;
 * nobody hears of its outcome.
 * @param tooLate makes the error that is thrown where the time is up first
 */
export async function withinTime<Value>(
  work: Promise<Value>,
  { milliseconds, after }: TimeLimit,
  tooLate: () => Error,
): Promise<Value> {
  let callOff = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    callOff = after(milliseconds, () => {
      reject(tooLate());
    });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    callOff();
  }
}
