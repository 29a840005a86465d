import { isKept, reduceAnswer } from './kept-answers.ts';
import { withQuery } from './query.ts';
import type { ReadTransport, ZendeskResponse } from './transport.ts';

/** Where answers are kept between two readings, by the request that they answered. */
export type PageMemory = {
  readonly recall: (request: string) => Promise<string | null>;
  readonly keep: (request: string, page: string) => Promise<void>;
  /** Told of an answer that is no success: it is not kept, for it may be another one next time. */
  readonly noteRefusal?: (
    request: string,
    answer: Pick<ZendeskResponse, 'status' | 'text'>,
  ) => void;
};

/**
 * A transport that asks for nothing twice that an audit reads: what an earlier reading was told is told
 * again, everything else is asked. Of a page only those fields of its records are kept that the records
 * are read from, and where the list goes on. Who is signed in is asked each time.
 */
export function createRecallingTransport(
  transport: ReadTransport,
  memory: PageMemory,
): ReadTransport {
  return {
    get: async (path, query = {}) => {
      if (!isKept(path)) return await transport.get(path, query);
      const request = withQuery(path, query);
      const kept = await memory.recall(request);
      if (kept !== null) return { status: 200, headers: {}, text: kept };
      const response = await transport.get(path, query);
      if (response.status !== 200) memory.noteRefusal?.(request, response);
      const page = response.status === 200 ? reduceAnswer(path, query, response.text) : null;
      if (page !== null) await memory.keep(request, page);
      return response;
    },
  };
}
