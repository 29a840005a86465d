import * as z from 'zod/mini';
import { PROBLEMS, type ProblemCode } from '../../core/problem.ts';
import type { Messages } from '../../words/words.ts';
import type { EngineApi, EngineEvent } from './engine-api.ts';

// The messages between the page and its engine. Others share the line (requests that the page sends for
// the engine, tools of the browser): what is none of these is left alone.

/** The name of a call. */
export type EngineMethod = keyof EngineApi;

const messagesSchema: z.ZodMiniType<Messages> = z.record(
  z.string(),
  z.union([z.string(), z.lazy(() => messagesSchema)]),
);

/** The first message: whose account the page stands in, who reads the sentences, and how much an apply may do. */
export const startMessage = z.object({
  kind: z.literal('engine_start'),
  subdomain: z.string(),
  /** Who is signed in; `null` where the workspace does not tell. */
  personId: z.nullable(z.int()),
  language: z.object({ locale: z.string(), messages: messagesSchema }),
  caps: z.object({ maxActions: z.int(), maxPerAccount: z.int() }),
  /** How far back tickets are looked at. */
  ticketDays: z.int(),
  /** The percentage of the account's requests that audits leave for people; `null` for the usual one. */
  requestsForPeople: z.nullable(z.int()),
  /** Where the installation says that the list is; `null` where it does not. */
  referenceAddress: z.nullable(z.string()),
  isDemoMode: z.boolean(),
});

/** What an engine needs to know before it can work. */
export type EngineStart = Omit<z.infer<typeof startMessage>, 'kind'>;

/** The page asks. */
export const callMessage = z.object({
  kind: z.literal('engine_call'),
  id: z.int(),
  method: z.string(),
  args: z.array(z.unknown()),
});

/** The engine answers. Both are of one build, so an answer is what the type of its call says. */
export const answerMessage = z.object({
  kind: z.literal('engine_answer'),
  id: z.int(),
  value: z.custom<never>(() => true),
});

/** The engine could not answer. */
export const problemMessage = z.object({
  kind: z.literal('engine_problem'),
  id: z.int(),
  code: z.custom<ProblemCode>((code) => typeof code === 'string' && Object.hasOwn(PROBLEMS, code)),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

const anyEvent = z.looseObject({
  kind: z.enum(['audit', 'apply', 'transport', 'storage', 'changed']),
});

/** The engine tells, in the order in which it happened. */
export const eventsMessage = z.object({
  kind: z.literal('engine_events'),
  events: z.array(z.custom<EngineEvent>((event) => anyEvent.safeParse(event).success)),
});
