/** Which requests a fault is for; what is absent fits all. */
type FaultMatch = {
  readonly method?: string;
  /** Beginning of the path with its query, or a pattern for it. */
  readonly path?: string | RegExp;
  /** Begins with the n-th fitting request, counted from 1. */
  readonly nth?: number;
};

/** What goes wrong. */
export type FaultKind =
  /** Answered with this status; nothing is carried out. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Carried out at once, answered late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Carried out, but no answer arrives. */
  | { readonly kind: 'lost_answer' }
  /** Nothing is carried out, the connection does not come about. */
  | { readonly kind: 'refused_connection' }
  /** Carried out, the connection breaks in the middle of the body. */
  | { readonly kind: 'cut_body' }
  /** Carried out, the body is JSON that ends half-way. */
  | { readonly kind: 'malformed_body' }
  /** Not carried out: a page for people comes instead, as from a proxy or a sign-in. */
  | { readonly kind: 'html_body'; readonly status?: number }
  /** Not carried out; `retryAfter` in seconds, `null` for an answer that does not say. */
  | { readonly kind: 'plain_text_429'; readonly retryAfter: number | null }
  /** The request counts as nobody's. */
  | { readonly kind: 'signed_out' }
  /** Carried out, and answered with a failure all the same. */
  | { readonly kind: 'after_effect_status'; readonly status: number; readonly body?: string };

/** A fault: it strikes `times` fitting requests in a row (once where absent). */
export type Fault = FaultKind & { readonly match?: FaultMatch; readonly times?: number };

export type Faults = {
  /** Adds a fault and returns what takes it away again. */
  readonly add: (fault: Fault) => () => void;
  readonly clear: () => void;
  /** The faults that strike this request, in the order they were added. */
  readonly strike: (method: string, path: string) => FaultKind[];
};

export function createFaults(): Faults {
  const counted = new Map<Fault, number>();
  return {
    add: (fault) => {
      counted.set(fault, 0);
      return () => {
        counted.delete(fault);
      };
    },
    clear: () => {
      counted.clear();
    },
    strike: (method, path) => {
      const striking: FaultKind[] = [];
      for (const [fault, seen] of counted) {
        if (!fits(fault.match, method, path)) continue;
        counted.set(fault, seen + 1);
        const first = fault.match?.nth ?? 1;
        const last = first + (fault.times ?? 1) - 1;
        if (seen + 1 >= first && seen + 1 <= last) striking.push(fault);
      }
      return striking;
    },
  };
}

function fits(match: FaultMatch | undefined, method: string, path: string): boolean {
  if (match?.method !== undefined && match.method !== method) return false;
  if (match?.path === undefined) return true;
  return typeof match.path === 'string' ? path.startsWith(match.path) : match.path.test(path);
}
