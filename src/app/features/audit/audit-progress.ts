import type { AuditEvent } from '../../../run/audit-event.ts';
import { RECORD_LAYERS, type Reading, type RecordLayer } from '../../../core/tenant/records.ts';
import type { EngineEvent } from '../../engine/engine-api.ts';

/** How far one layer is read. */
export type LayerProgress = {
  readonly state: 'waiting' | 'reading' | Reading['state'] | 'not_needed';
  readonly records: number;
  /** About how many there are; `null` where unknown. */
  readonly total: number | null;
  /** Records that came since the reading was last begun or gone on with, and in how many milliseconds. */
  readonly measured: { readonly records: number; readonly ms: number };
  /** When the last page came; `null` where nothing is measured. */
  readonly lastAt: number | null;
};

/** How far an audit is. */
export type AuditProgress = {
  readonly stage: Extract<AuditEvent, { kind: 'stage' }>['stage'] | null;
  readonly layers: Readonly<Record<RecordLayer, LayerProgress>>;
  readonly requests: number;
  /**
   * Until when something waits, so that Zendesk's limits are kept, whatever else is asked for meanwhile;
   * `null` where nothing waits.
   */
  readonly waitsUntil: number | null;
};

const LAYER_BEFORE: LayerProgress = {
  state: 'waiting',
  records: 0,
  total: null,
  measured: { records: 0, ms: 0 },
  lastAt: null,
};

/** An audit before its first request. */
export const NO_PROGRESS: AuditProgress = {
  stage: null,
  layers: {
    organizations: LAYER_BEFORE,
    users: LAYER_BEFORE,
    memberships: LAYER_BEFORE,
    tickets: LAYER_BEFORE,
  },
  requests: 0,
  waitsUntil: null,
};

/** The progress after an event that came at a moment (milliseconds since 1970). */
export function advanceProgress(
  progress: AuditProgress,
  event: EngineEvent,
  at: number,
): AuditProgress {
  if (event.kind === 'transport') {
    if (event.event.kind === 'waiting')
      return { ...progress, waitsUntil: Math.max(progress.waitsUntil ?? 0, at + event.event.ms) };
    if (event.event.kind === 'retry') return progress;
    return {
      ...startClocks(progress, at),
      requests: progress.requests + 1,
      waitsUntil: stillWaits(progress, at),
    };
  }
  if (event.kind !== 'audit') return progress;
  const { event: told } = event;
  switch (told.kind) {
    case 'stage':
      return { ...progress, stage: told.stage };
    case 'read_plan':
      // It was shown before the start.
      return progress;
    case 'page':
      return withLayer(progress, told.layer, (layer) => ({
        ...measure(layer, told.records, at),
        state: 'reading',
        records: told.records,
        total: told.total,
      }));
    case 'layer':
      return withLayer(progress, told.layer, (layer) => ({
        ...layer,
        state: told.reading.scope === 'not_needed' ? 'not_needed' : told.reading.state,
        records: told.reading.records,
      }));
  }
}

/** Takes the clocks away: the time of a pause belongs to no rate. */
export function stopClocks(progress: AuditProgress): AuditProgress {
  return everyLayer({ ...progress, waitsUntil: null }, (layer) => ({
    ...layer,
    measured: { records: 0, ms: 0 },
    lastAt: null,
  }));
}

/** Records a minute; `null` while too little was measured to say. */
export function rateOf({ measured }: Pick<LayerProgress, 'measured'>): number | null {
  if (measured.ms <= 0 || measured.records <= 0) return null;
  return Math.round((measured.records * 60_000) / measured.ms);
}

/** Seconds until a layer is read at its present rate; `null` where nobody can say. */
export function secondsLeft(layer: LayerProgress): number | null {
  const rate = rateOf(layer);
  if (layer.state !== 'reading' || layer.total === null || rate === null) return null;
  const left = Math.max(0, layer.total - layer.records);
  return Math.ceil((left * 60) / Math.max(1, rate));
}

/** How much of a layer is read, between 0 and 1; `null` where nobody can say. */
export function shareOf({ state, records, total }: LayerProgress): number | null {
  if (state === 'complete' || state === 'not_needed') return 1;
  if (total === null || total === 0) return null;
  // Totals are approximate: only the end of a layer is its end.
  return Math.min(0.99, records / total);
}

// Each limit has a wait of its own: a request that goes before its end went under another one.
function stillWaits({ waitsUntil }: AuditProgress, at: number): number | null {
  return waitsUntil !== null && waitsUntil > at ? waitsUntil : null;
}

// The first page of a layer has taken time, too: from the request on, not from the page on.
function startClocks(progress: AuditProgress, at: number): AuditProgress {
  return everyLayer(progress, (layer) =>
    layer.lastAt === null && isOpen(layer) ? { ...layer, lastAt: at } : layer,
  );
}

function isOpen({ state }: LayerProgress): boolean {
  return state === 'waiting' || state === 'reading';
}

function measure(layer: LayerProgress, records: number, at: number): LayerProgress {
  if (layer.lastAt === null) return { ...layer, lastAt: at };
  const { measured, lastAt } = layer;
  return {
    ...layer,
    lastAt: at,
    measured: {
      records: measured.records + Math.max(0, records - layer.records),
      ms: measured.ms + Math.max(0, at - lastAt),
    },
  };
}

function withLayer(
  progress: AuditProgress,
  name: RecordLayer,
  change: (layer: LayerProgress) => LayerProgress,
): AuditProgress {
  return { ...progress, layers: { ...progress.layers, [name]: change(progress.layers[name]) } };
}

function everyLayer(
  progress: AuditProgress,
  change: (layer: LayerProgress) => LayerProgress,
): AuditProgress {
  return RECORD_LAYERS.reduce((changed, name) => withLayer(changed, name, change), progress);
}
