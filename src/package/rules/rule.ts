import type { JsonObject } from '../json.ts';
import type { PackageContents } from '../package-contents.ts';

/** What a rule looks at: the files, and the manifest where it could be read (an empty object otherwise). */
export type Subject = {
  readonly contents: PackageContents;
  readonly manifest: JsonObject;
};

/** What the sentence of a broken rule names: where it is broken, and what stands there. */
export type Breach = Readonly<Record<string, string | number>>;

/** One rule of an upload. Every place where it is broken is a breach; none where it is kept. */
export type Rule = (subject: Subject) => readonly Breach[];
