import { DriftError } from '../../../core/problem.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { OpenedResults } from '../../engine/engine-views.ts';
import { useCall, type CallState } from '../drift/use-call.ts';

/** Opens results from a file, and how far that is. */
export function useOpenResults(
  engine: Pick<EngineApi, 'openResults'>,
  onOpened: (opened: OpenedResults) => void,
): readonly [state: CallState<OpenedResults>, open: (file: File) => void, forget: () => void] {
  const [state, start, forget] = useCall<OpenedResults>();
  const open = async (file: File) => {
    const opened = await start(async () => engine.openResults(file.name, await bytesOf(file)));
    if (opened) onOpened(opened);
  };
  return [state, (file) => void open(file), forget];
}

/** A file that is gone or may not be read fails like one that holds something else. */
async function bytesOf(file: File): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch (cause) {
    throw new DriftError('results_unreadable', {}, { cause });
  }
}
