import { http, HttpResponse, type HttpHandler } from 'msw';
import { FakeConnectionError } from './exchange.ts';
import type { FakeZendesk } from './fake-zendesk.ts';

/** Handlers that let everything under the address be answered by the fake account. */
export function mswHandlers(fake: Pick<FakeZendesk, 'handle'>, baseUrl: string): HttpHandler[] {
  const origin = new URL(baseUrl).origin;
  return [
    http.all(`${origin}/*`, async ({ request }) => {
      const url = new URL(request.url);
      const body = await request.text();
      try {
        const response = await fake.handle({
          method: request.method,
          path: `${url.pathname}${url.search}`,
          headers: Object.fromEntries(request.headers),
          body: body === '' ? null : body,
          origin,
        });
        const sent = response.status === 204 ? null : response.body;
        return new HttpResponse(sent, { status: response.status, headers: response.headers });
      } catch (error) {
        if (error instanceof FakeConnectionError) return HttpResponse.error();
        throw error;
      }
    }),
  ];
}
