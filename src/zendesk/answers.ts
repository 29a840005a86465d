import type * as z from 'zod/mini';
import { toBadAnswer, toProblem, type Asked } from './errors.ts';
import type { ZendeskResponse } from './transport.ts';

/**
 * The parsed body of a successful answer.
 * @throws DriftError `zendesk_*` when the answer is no success, no JSON, or not of the shape
 */
export function readAnswer<Shape>(
  response: ZendeskResponse,
  asked: Asked,
  shape: z.ZodMiniType<Shape>,
): Shape {
  if (response.status < 200 || response.status > 299) throw toProblem(response, asked);
  const result = shape.safeParse(parseJson(response, asked));
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.map(String).join('.') ?? '';
  throw toBadAnswer(response, asked, path === '' ? 'body' : path);
}

function parseJson(response: ZendeskResponse, asked: Asked): unknown {
  try {
    return JSON.parse(response.text);
  } catch {
    throw toBadAnswer(response, asked, 'json');
  }
}
