import { checkPackage, type Finding } from './check-package.ts';
import { collectFiles } from './collect-files.ts';
import { allowHosts } from './reference-hosts.ts';
import { writePackage, type WrittenPackage } from './write-package.ts';

/** What came of it: the package, what is missing to make it, or the rules it would break. */
export type PackageOutcome =
  | { readonly kind: 'written'; readonly written: WrittenPackage; readonly files: number }
  | { readonly kind: 'missing'; readonly missing: string }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] };

/** Makes the package of the repository at `root`, for references on these hosts; writes nothing where a rule is broken. */
export async function makePackage(root: string, hosts: readonly string[]): Promise<PackageOutcome> {
  const collected = await collectFiles(root);
  if (!collected.ok) return { kind: 'missing', missing: collected.missing };
  const { contents } = collected;
  // The manifest is checked as it was written too: parsing it for the hosts would hide a key that stands twice.
  const findings = checkPackage(contents);
  if (findings.length > 0) return { kind: 'refused', findings };
  const allowed = allowHosts(contents, hosts);
  const ofAllowed = checkPackage(allowed);
  if (ofAllowed.length > 0) return { kind: 'refused', findings: ofAllowed };
  const written = await writePackage(root, allowed);
  return { kind: 'written', written, files: allowed.files.size };
}
