/** A time as Zendesk writes it: ISO 8601 in UTC, to the second. */
export function toIso(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** Whole seconds since 1970. */
export function toUnix(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
