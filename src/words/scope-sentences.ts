import type { AuditSummary } from '../core/report/audit-format.ts';
import { RECORD_LAYERS } from '../core/tenant/records.ts';
import type { Words } from './words.ts';

/**
 * What was left out of the layers that were not read as a whole, because nothing rests on it, and what is
 * as an earlier audit found it: a sentence each.
 * @param time how a moment (ISO 8601) is said
 */
export function scopeSentences(
  readings: AuditSummary['coverage']['readings'],
  words: Pick<Words, 'say'>,
  time: (moment: string) => string,
): readonly string[] {
  return RECORD_LAYERS.flatMap((layer) => {
    const { scope, kept_since: since } = readings[layer];
    const name = words.say(`record_layers.${layer}`);
    return [
      ...(scope === 'all' ? [] : [words.say(`read_scopes.${scope}`, { layer: name })]),
      ...(since === null
        ? []
        : [words.say('read_scopes.kept', { layer: name, since: time(since) })]),
    ];
  });
}
