import { useRef } from 'react';

/** A guid for a frame: another one whenever the ground changes, since the frame is then another. */
export function useGuid(ground: string): string {
  const kept = useRef({ ground, guid: '' });
  if (kept.current.guid === '' || kept.current.ground !== ground)
    kept.current = { ground, guid: crypto.randomUUID() };
  return kept.current.guid;
}
