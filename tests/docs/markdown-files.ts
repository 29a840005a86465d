import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', 'drift-audit', '.git']);

/** Paths of all markdown files, relative to the repository. */
export function markdownFiles(folder = ''): readonly string[] {
  return readdirSync(join(REPOSITORY, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** The text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(REPOSITORY, path), 'utf8');
}

/** Targets of the links of a markdown text; code is left out. */
export function linkTargets(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)].flatMap(([, target]) => target ?? []);
}

/** The anchors that the headings of a markdown text make, as GitHub forms them. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const headings = markdown.matchAll(/^#+ +(.+)$/gm);
  return new Set([...headings].map(([, heading]) => anchorOf(heading ?? '')));
}

/** The text between a heading and the next one of its level or above. */
export function sectionOf(markdown: string, heading: string): string {
  const [, level = ''] = /^(#+) /.exec(heading) ?? [];
  const from = markdown.indexOf(`${heading}\n`);
  if (from < 0) return '';
  const rest = markdown.slice(from + heading.length);
  const end = rest.search(new RegExp(`^#{1,${String(level.length)}} `, 'm'));
  return end < 0 ? rest : rest.slice(0, end);
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}
