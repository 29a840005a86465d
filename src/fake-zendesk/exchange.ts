/** A request to the account. Header names are lower-case. */
export type FakeRequest = {
  readonly method: string;
  /** With its query, from the root: `/api/v2/organizations.json?page[size]=100`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /**
   * Scheme and host under which the account was reached. Links to further pages carry it; the
   * addresses of records always carry the account's own.
   */
  readonly origin?: string;
};

/** An answer. Header names are lower-case. */
export type FakeResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What became of a request on the wire. `cut` is an answer whose end never arrives. */
export type Exchange =
  | { readonly kind: 'answer' | 'cut'; readonly response: FakeResponse; readonly delayMs: number }
  | { readonly kind: 'lost' | 'refused'; readonly delayMs: number };

/** One line of the account's request log; `status` is `null` where no answer went out. */
export type LoggedRequest = {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  /** Id of the person who asked, `null` for nobody. */
  readonly user: number | null;
};

/** The connection broke: there is no answer, or only the beginning of one. */
export class FakeConnectionError extends Error {
  override readonly name = 'FakeConnectionError';
  readonly kind: 'refused' | 'lost' | 'cut';

  constructor(kind: 'refused' | 'lost' | 'cut') {
    super(`connection ${kind}`);
    this.kind = kind;
  }
}
