/** Query of a request; an absent value leaves the key out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** An answer, whatever its status. Header names are lower-case. */
export type ZendeskResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; empty where there was none. */
  readonly text: string;
};

/**
 * A way to read Zendesk. It can send GET requests and nothing else: that is its type, not a rule
 * that somebody has to remember. A path is relative and begins with `/api/v2/`.
 *
 * Throws a `DriftError` (`zendesk_unreachable`, `zendesk_timeout`) where no answer came; an answer
 * of any status is returned.
 */
export type ReadTransport = {
  readonly get: (path: string, query?: Query) => Promise<ZendeskResponse>;
};
