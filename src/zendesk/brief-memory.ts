import { withQuery } from './query.ts';
import type { ReadTransport, ZendeskResponse } from './transport.ts';

/** A transport that remembers for a while what it was told. */
export type BriefMemory = {
  readonly transport: ReadTransport;
  /** Whatever is asked from now on is asked anew. */
  readonly forget: () => void;
};

type Remembered = { readonly askedAt: number; readonly answer: Promise<ZendeskResponse> };

/**
 * Asks nothing twice within a while: not what was answered, nor what is being asked right now. Answers
 * that say that something is there or is not are remembered; failures and refusals are not.
 *
 * @param keepsMs how long an answer counts, in milliseconds from when it was asked for
 * @param now milliseconds since 1970
 */
export function createBriefMemory(
  transport: ReadTransport,
  { keepsMs, now }: { readonly keepsMs: number; readonly now: () => number },
): BriefMemory {
  let answers = new Map<string, Remembered>();
  const ask = async (
    request: string,
    send: () => Promise<ZendeskResponse>,
  ): Promise<ZendeskResponse> => {
    const mine = answers;
    const remembered = { askedAt: now(), answer: send() };
    mine.set(request, remembered);
    const forgetThis = (): void => {
      if (mine.get(request) === remembered) mine.delete(request);
    };
    try {
      const response = await remembered.answer;
      if (response.status !== 200 && response.status !== 404) forgetThis();
      return response;
    } catch (error) {
      forgetThis();
      throw error;
    }
  };
  return {
    transport: {
      get: async (path, query) => {
        for (const [request, { askedAt }] of answers)
          if (now() - askedAt >= keepsMs) answers.delete(request);
        const request = withQuery(path, query);
        const known = answers.get(request);
        return known ? await known.answer : await ask(request, () => transport.get(path, query));
      },
    },
    forget: () => {
      answers = new Map();
    },
  };
}
