import { refusedKind } from '../file-kind.ts';
import type { Rule } from './rule.ts';

/** Nothing in the package points out of it. */
export const noLinks: Rule = ({ contents }) => contents.links.map((file) => ({ file }));

/** No file is of a kind that an upload refuses, whatever its name says. */
export const fileKinds: Rule = ({ contents }) =>
  [...contents.files].flatMap(([file, bytes]) => {
    const kind = refusedKind(file, bytes);
    return kind === null ? [] : [{ file, kind }];
  });

/** The manifest stands at the root, everything else in `assets` or `translations`. */
export const knownFolders: Rule = ({ contents }) =>
  [...contents.files.keys()]
    .filter((file) => !/^(?:manifest\.json$|assets\/.|translations\/.)/.test(file))
    .filter((file) => !/^[^/]+\/manifest\.json$/.test(file))
    .map((file) => ({ file }));
