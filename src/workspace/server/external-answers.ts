import * as z from 'zod/mini';

/** A request of the app to an address outside Zendesk. */
export const externalRequestSchema = z.object({
  url: z.string(),
  method: z.string(),
  headers: z.record(z.string(), z.string()),
});

type ExternalRequest = z.infer<typeof externalRequestSchema>;

type ExternalAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** The one host of the internet that there is in the workspace. */
export const REFERENCE_HOST = 'reference.example';

/** Where the account's Salesforce list can be read by anybody. */
export const REFERENCE_URL = `https://${REFERENCE_HOST}/accounts.csv`;

/** The same list for whoever shows the token. */
export const PROTECTED_REFERENCE_URL = `https://${REFERENCE_HOST}/protected/accounts.csv`;

/** The token that the protected list wants, as `authorization: Bearer …`. */
export const REFERENCE_TOKEN = 'sample-reference-token';

/**
 * Answers in the place of the internet, where the workspace never goes: with the account's
 * Salesforce list at its two addresses, and with a gateway's failure everywhere else.
 */
export function answerExternally(request: ExternalRequest, referenceCsv: string): ExternalAnswer {
  const url = URL.canParse(request.url) ? new URL(request.url) : null;
  const address = url === null ? '' : `${url.origin}${url.pathname}`;
  if (address !== REFERENCE_URL && address !== PROTECTED_REFERENCE_URL)
    return plain(502, 'This workspace knows no such address.');
  if (request.method !== 'GET') return plain(405, 'This address can only be read.');
  if (address === PROTECTED_REFERENCE_URL && !showsToken(request))
    return plain(401, 'This list wants a token.');
  return {
    status: 200,
    headers: { 'content-type': 'text/csv; charset=utf-8' },
    body: referenceCsv,
  };
}

function showsToken({ headers }: ExternalRequest): boolean {
  return headers['authorization'] === `Bearer ${REFERENCE_TOKEN}`;
}

function plain(status: number, body: string): ExternalAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
