import { strToU8, zipSync } from 'fflate';
import { writeReceipt } from '../../core/apply/receipt.ts';
import type { OutputFile } from '../../run/run-file.ts';
import { receiptNames } from './apply-calls.ts';
import type { EngineApi } from './engine-api.ts';
import type { Session } from './session.ts';

const ARCHIVE = 'drift-audit.zip';

/** The calls that hand out files. A blob travels without its bytes, so that none passes the thread that paints. */
export function fileCalls(session: Session): Pick<EngineApi, 'files' | 'archive'> {
  return {
    files: async () =>
      await Promise.resolve(
        filesOf(session).map(({ name, text }) => ({ name, content: new Blob([text]) })),
      ),
    archive: async () =>
      await Promise.resolve({ name: ARCHIVE, content: new Blob([zipFiles(filesOf(session))]) }),
  };
}

function filesOf({ audit, receipts }: Session): readonly OutputFile[] {
  const names = receiptNames(receipts);
  return [
    ...(audit?.files() ?? []),
    ...receipts.map((receipt, at) => ({ name: names[at] ?? '', text: writeReceipt(receipt) })),
  ];
}

/** All files in one archive. The same files give the same bytes: every date in it is the first that a zip can hold. */
function zipFiles(files: readonly OutputFile[]): Uint8Array<ArrayBuffer> {
  const entries = files.map(({ name, text }) => [name, strToU8(text)] as const);
  const zipped = zipSync(Object.fromEntries(entries), { mtime: FIRST_DATE });
  return new Uint8Array(zipped);
}

// Read in local time by the format, which knows no zones.
const FIRST_DATE = '1980-01-01T00:00:00';
