/** What a host posts to a frame. */
export type HostMessage =
  | { readonly key: string; readonly message: unknown; readonly instanceGuid?: string }
  | { readonly id: number; readonly result: Readonly<Record<string, unknown>> }
  | { readonly id: number; readonly error: NamedError };

/** An error as it crosses the frame's border. */
export type NamedError = { readonly name: string; readonly message: string };

/** What became of one path or method of a call. */
export type CallOutcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: NamedError };

/** Tells a frame that it is registered: once a handshake, since a second one replays its queue. */
export function registeredMessage(metadata: unknown, context: unknown): HostMessage {
  return { key: 'zaf.app.registered', message: { metadata, context } };
}

/** An event for a frame, or for another instance that the frame listens to. */
export function eventMessage(event: string, data: unknown, instanceGuid?: string): HostMessage {
  const base = { key: `zaf.${event}`, message: data };
  return instanceGuid === undefined ? base : { ...base, instanceGuid };
}

/** The answer to a call: values under their path, and errors by path beside them. */
export function answerMessage(id: number, outcomes: ReadonlyMap<string, CallOutcome>): HostMessage {
  const entries = [...outcomes];
  const errors = Object.fromEntries(
    entries.flatMap(([path, outcome]) =>
      outcome.kind === 'error' ? [[path, { ...outcome.error, path }] as const] : [],
    ),
  );
  const values = Object.fromEntries(
    entries.flatMap(([path, outcome]) =>
      outcome.kind === 'value' ? [[path, outcome.value] as const] : [],
    ),
  );
  return { id, result: { errors, ...values } };
}

/** Says that a whole call failed. */
export function refusalMessage(id: number, error: NamedError): HostMessage {
  return { id, error };
}
