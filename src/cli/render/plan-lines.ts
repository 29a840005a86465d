import type { ReadPlan } from '../../run/read-plan/read-plan.ts';
import { paceSetterOf } from '../../run/read-plan/pace-setter.ts';
import type { Words } from '../../words/words.ts';
import { setTable, type Column } from './table.ts';

const COLUMNS: readonly Column[] = [
  { head: '', side: 'left' },
  { head: '', side: 'right' },
  { head: '', side: 'right' },
  { head: '', side: 'left' },
];

const INDENT = '  ';

/** Nothing is asked for: no figure is as short. */
const NOTHING = '–';

/**
 * How an account will be read: each layer with its requests, its time and its way, then the whole with
 * what sets its pace.
 * @param width columns of the terminal; `null` for as wide as the text is
 */
export function planLines(plan: ReadPlan, width: number | null, words: Words): readonly string[] {
  const rows = [
    ...plan.layers.map((layer) => [
      words.say(`record_layers.${layer.layer}`),
      ...sayEffort(layer, words),
      words.say(`read_plan.ways.${layer.way ?? 'none'}`),
    ]),
    [words.say('cli.progress.plan_all'), ...sayEffort(plan, words), sayPace(plan, words)],
  ];
  const available = width === null ? null : width - INDENT.length;
  const table = setTable(COLUMNS, rows, available);
  return [words.say('cli.progress.plan'), ...table.rows.flat().map((line) => `${INDENT}${line}`)];
}

type Effort = Pick<ReadPlan, 'requests' | 'minutes'>;

function sayEffort({ requests, minutes }: Effort, words: Words): readonly [string, string] {
  if (requests === 0) return [NOTHING, NOTHING];
  return [
    words.say('cli.progress.plan_requests', { requests }),
    words.say('cli.progress.plan_minutes', { minutes: minutes < 1 ? 0 : Math.ceil(minutes) }),
  ];
}

function sayPace(plan: ReadPlan, words: Words): string {
  const pace = words.say(`read_plan.pace.${paceSetterOf(plan)}`);
  return words.say('cli.progress.plan_pace', { pace });
}
