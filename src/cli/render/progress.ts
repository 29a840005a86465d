import type { RecordLayer, Reading } from '../../core/tenant/records.ts';
import { RECORD_LAYERS } from '../../core/tenant/records.ts';
import type { AuditEvent } from '../../run/audit-event.ts';
import type { Words } from '../../words/words.ts';
import type { TransportEvent } from '../../zendesk/paced-transport.ts';
import type { Output } from '../shell.ts';
import { planLines } from './plan-lines.ts';
import { fit } from './text-width.ts';

/** Shows how a job goes on, on standard error. */
export type Progress = {
  readonly onAudit: (event: AuditEvent) => void;
  readonly onTransport: (event: TransportEvent) => void;
  /** Takes the live line away, so that other lines can follow. */
  readonly end: () => void;
};

/** Goes back to the beginning of the line and takes away what stands on it. */
const CLEAR_LINE = '\r\u001B[K';

/** A wait shorter than this is not worth a word. */
const WORTH_SAYING_MS = 3_000;

/** One live line on a terminal, under the plan of the reading; elsewhere a line for each step. */
export function createProgress(stderr: Output, words: Words): Progress {
  return stderr.isTerminal ? liveLine(stderr, words) : plainLines(stderr, words);
}

/** Progress that nobody wants to see. */
export const NO_PROGRESS: Progress = {
  onAudit: () => undefined,
  onTransport: () => undefined,
  end: () => undefined,
};

function plainLines(stderr: Output, words: Words): Progress {
  const say = (line: string) => {
    stderr.write(`${line}\n`);
  };
  return {
    onAudit: (event) => {
      if (event.kind === 'stage') say(words.say(`cli.progress.${event.stage}`));
      if (event.kind === 'read_plan') planLines(event.plan, null, words).forEach(say);
      if (event.kind === 'layer') say(sayLayer(event.layer, event.reading, words));
    },
    onTransport: (event) => {
      const line = sayTransport(event, words);
      if (line !== null) say(line);
    },
    end: () => undefined,
  };
}

function liveLine(stderr: Output, words: Words): Progress {
  const counts = new Map<RecordLayer, string>();
  let stage = '';
  let note = '';
  const draw = () => {
    const figures = RECORD_LAYERS.flatMap((layer) => counts.get(layer) ?? []);
    const line = [stage, figures.join(' · '), note].filter((part) => part !== '').join('  ');
    stderr.write(`${CLEAR_LINE}${fit(line, (stderr.columns ?? 80) - 1)}`);
  };
  return {
    onAudit: (event) => {
      note = '';
      if (event.kind === 'stage') {
        stage = words.say(`cli.progress.${event.stage}`);
        counts.clear();
      }
      if (event.kind === 'read_plan') {
        const lines = planLines(event.plan, stderr.columns, words);
        stderr.write(`${CLEAR_LINE}${lines.join('\n')}\n`);
      }
      if (event.kind === 'page') counts.set(event.layer, sayCount(event, words));
      draw();
    },
    onTransport: (event) => {
      const line = sayTransport(event, words);
      if (line === null) return;
      note = line;
      draw();
    },
    end: () => {
      stderr.write(CLEAR_LINE);
    },
  };
}

function sayCount(
  { layer, records, total }: Extract<AuditEvent, { kind: 'page' }>,
  words: Words,
): string {
  return words.say('cli.progress.count', {
    layer: words.say(`record_layers.${layer}`),
    records,
    // The total is approximate: what arrived may be more.
    hasTotal: total !== null && total >= records ? 'yes' : 'no',
    total: total ?? 0,
  });
}

function sayLayer(layer: RecordLayer, { state, scope, records }: Reading, words: Words): string {
  return words.say('cli.progress.layer', {
    layer: words.say(`record_layers.${layer}`),
    records,
    state: scope === 'not_needed' ? scope : state,
  });
}

function sayTransport(event: TransportEvent, words: Words): string | null {
  if (event.kind !== 'waiting' || event.ms < WORTH_SAYING_MS) return null;
  return words.say('cli.progress.waiting', {
    seconds: Math.ceil(event.ms / 1000),
    isRetry: event.why === 'retry' ? 'yes' : 'no',
  });
}
