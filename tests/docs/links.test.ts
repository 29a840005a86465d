import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { anchorsOf, linkTargets, markdownFiles, REPOSITORY, textOf } from './markdown-files.ts';

const files = markdownFiles();

test('there are pages to check', () => {
  expect(files).toContain('README.md');
  expect(linkTargets(textOf('README.md')).length).toBeGreaterThan(5);
});

test.each(files)('relative links of %s lead somewhere', (file) => {
  const broken = linkTargets(textOf(file)).filter(
    (target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(file, target),
  );
  expect(broken).toEqual([]);
});

function leadsSomewhere(file: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const found = path === '' ? file : join(dirname(file), path);
  if (!existsSync(join(REPOSITORY, found))) return false;
  return anchor === undefined || anchorsOf(textOf(found)).has(anchor);
}
