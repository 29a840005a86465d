import type { Limit } from '../../zendesk/pacing.ts';
import type { ReadPlan } from './read-plan.ts';

/** What a reading cannot be faster than: a limit of Zendesk, or its answers. */
export type PaceSetter = Limit['name'] | 'answers';

/**
 * The limit that takes longest to let all requests of a plan go. Where none holds anything back for as
 * much as a minute, or a list that is read page after page takes longer, it is Zendesk's answers.
 */
export function paceSetterOf({ lanes, minutes }: Pick<ReadPlan, 'lanes' | 'minutes'>): PaceSetter {
  const [first, ...others] = lanes;
  if (first === undefined) return 'answers';
  const slowest = others.reduce((one, lane) => (lane.minutes > one.minutes ? lane : one), first);
  const isLimit = slowest.minutes >= SHORTEST_WINDOW && slowest.minutes >= minutes;
  return isLimit ? slowest.limit : 'answers';
}

/** In minutes. All limits count the requests of a minute or more. */
const SHORTEST_WINDOW = 1;
