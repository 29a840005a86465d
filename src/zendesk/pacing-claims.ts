import type { LimitName } from './limit-names.ts';

/** Requests of a pacer that were told to wait for a limit. */
export type Claim = {
  /** The pacer, by its name. */
  readonly by: string;
  readonly limit: LimitName;
  readonly requests: number;
  /** Milliseconds since 1970. Who has not come by then is gone. */
  readonly until: number;
};

/** Requests that a limit held back in one turn of a pacer, and for how long. */
export type Refused = {
  readonly why: LimitName | 'told';
  readonly requests: number;
  readonly waitMs: number;
};

// Timers are late now and then.
const GRACE_MS = 1_000;

/** How many requests of other pacers have waited longer for a limit. */
export function requestsAhead(claims: readonly Claim[], limit: LimitName, by: string): number {
  const ofLimit = claims.filter((claim) => claim.limit === limit);
  const own = ofLimit.findIndex((claim) => claim.by === by);
  return ofLimit
    .slice(0, own === -1 ? ofLimit.length : own)
    .reduce((sum, { requests }) => sum + requests, 0);
}

/**
 * Notes what a pacer still waits for after its turn, so that no other pacer is let go twice before it. A
 * pacer that was let go itself comes after all others.
 */
export function claimsAfterTurn(
  claims: readonly Claim[],
  now: number,
  by: string,
  refused: readonly Refused[],
  wasLetGo: boolean,
): readonly Claim[] {
  const wanted = claimsOf(by, now, refused);
  const others = claims.filter((claim) => claim.by !== by);
  if (wasLetGo) return [...others, ...wanted];
  const renewed = claims.flatMap((claim) =>
    claim.by === by ? wanted.filter(({ limit }) => limit === claim.limit) : claim,
  );
  const added = wanted.filter((claim) => !renewed.includes(claim));
  return [...renewed, ...added];
}

/** One claim for each limit that held anything back. */
function claimsOf(by: string, now: number, refused: readonly Refused[]): readonly Claim[] {
  const claims = new Map<LimitName, Claim>();
  for (const { why, requests, waitMs } of refused) {
    if (why === 'told') continue;
    const known = claims.get(why) ?? { requests: 0, until: 0 };
    claims.set(why, {
      by,
      limit: why,
      requests: known.requests + requests,
      until: Math.max(known.until, now + waitMs + GRACE_MS),
    });
  }
  return [...claims.values()];
}

/** Claims that hold still. */
export function liveClaims(
  claims: readonly Claim[],
  now: number,
  reachMs: number,
): readonly Claim[] {
  return claims.filter(({ until }) => until > now && until <= now + reachMs + GRACE_MS);
}
