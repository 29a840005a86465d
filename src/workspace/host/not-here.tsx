import type { Loaded } from './use-record.ts';

/** Stands in the place of a record that is not there, or not yet. */
export function NotHere({
  loaded,
  what,
}: {
  readonly loaded: Loaded<unknown>;
  readonly what: string;
}) {
  const text = {
    loading: `Loading ${what} …`,
    missing: `The account has no ${what}.`,
    failed: `The workspace could not load ${what}: is it still running?`,
    here: '',
  }[loaded.kind];
  return <p className="not-here">{text}</p>;
}
