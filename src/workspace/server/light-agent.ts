import * as z from 'zod/mini';
import type { Exchange, FakeRequest } from '../../fake-zendesk/exchange.ts';

// Light agents see what agents see and change nothing. The account in memory knows admins and agents
// only, so what sets light agents apart is put around it here.

const LIGHT_AGENT_ROLE = { role_type: 1, custom_role_id: 9_000_002, restricted_agent: true };

const meSchema = z.object({ user: z.looseObject({ id: z.nullable(z.number()) }) });

/** Answers a request as Zendesk answers a light agent. */
export function exchangeAsLightAgent(
  request: FakeRequest,
  exchange: (request: FakeRequest) => Exchange,
): Exchange {
  if (request.method !== 'GET') return refusal();
  const answered = exchange(request);
  return isAboutMe(request.path) ? asLightAgent(answered) : answered;
}

function refusal(): Exchange {
  return {
    kind: 'answer',
    delayMs: 0,
    response: {
      status: 403,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        error: { title: 'Forbidden', message: 'A light agent cannot change this.' },
      }),
    },
  };
}

function isAboutMe(path: string): boolean {
  return /^\/api\/v2\/users\/me(\.json)?(\?|$)/.test(path);
}

function asLightAgent(answered: Exchange): Exchange {
  if (answered.kind !== 'answer') return answered;
  const me = meSchema.safeParse(readJson(answered.response.body));
  if (!me.success || me.data.user.id === null) return answered;
  const body = JSON.stringify({ user: { ...me.data.user, ...LIGHT_AGENT_ROLE } });
  return { ...answered, response: { ...answered.response, body } };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
