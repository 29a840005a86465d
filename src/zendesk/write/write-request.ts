/** A request that would change something in Zendesk. A path is relative and begins with `/api/v2/`. */
export type WriteRequest = {
  readonly method: string;
  readonly path: string;
  /** JSON text, or `null` for a request without a body. */
  readonly body: string | null;
};
