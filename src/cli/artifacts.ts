import {
  artifactsOf as makeArtifacts,
  writtenAudit,
  type FinishedAudit,
} from '../run/artifacts.ts';
import { RUN_FILE, type OutputFile } from '../run/run-file.ts';
import { issueSentence } from '../words/issue-sentence.ts';
import type { Words } from '../words/words.ts';

export { RUN_FILE, type FinishedAudit, type OutputFile };

/** The artifacts of an audit in the words of a language, in the order in which they are written. */
export function artifactsOf(audit: FinishedAudit, words: Words): readonly OutputFile[] {
  return makeArtifacts(writtenAudit(audit), (issue) => issueSentence(issue, words));
}
