// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { KeptFile } from '../../engine/engine-views.ts';
import { sampleEngine, show, structureFaults } from '../../shared/drift/page.builders.tsx';
import { DownloadsMenu } from './downloads-menu.tsx';

const FILES = [
  { name: 'issues.csv', text: '\uFEFFissue_id,code\r\nissue_1,"a, b"\r\n' },
  { name: 'fix_plan.json', text: '{ "plan_hash": "f00d" }\n' },
];
const KEPT = FILES.map(({ name, text }) => ({ name, content: new Blob([text]) }));
const saved: { readonly name: string; readonly blob: Blob }[] = [];

beforeEach(() => {
  saved.length = 0;
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) blobs.push(blob);
    return 'blob:test';
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const blob = blobs.at(-1);
    if (blob) saved.push({ name: this.download, blob });
  });
});

const ARCHIVE = { name: 'drift-audit.zip', content: new Blob(['packed']) };

const menu = (files: readonly KeptFile[] = KEPT) => (
  <DownloadsMenu
    engine={sampleEngine({
      files: async () => Promise.resolve(files),
      archive: async () => Promise.resolve(ARCHIVE),
    })}
  />
);

test('a file is saved byte for byte under its name', async () => {
  const user = userEvent.setup();
  show(menu());
  await user.click(await screen.findByRole('button', { name: 'Save issues.csv' }));
  expect(saved.map(({ name }) => name)).toEqual(['issues.csv']);
  expect(saved[0]?.blob.size).toBe(new TextEncoder().encode(FILES[0]?.text).length);
});

test('all files are saved as one archive, which the engine packs', async () => {
  const user = userEvent.setup();
  show(menu());
  await user.click(await screen.findByRole('button', { name: 'Save all 2 as a zip' }));
  expect(saved.map(({ name, blob }) => [name, blob.size])).toEqual([['drift-audit.zip', 6]]);
});

test('an archive that cannot be packed is said, and can be tried again', async () => {
  const user = userEvent.setup();
  const archive = vi.fn().mockRejectedValueOnce({ code: 'bug', values: { text: 'no room' } });
  archive.mockResolvedValueOnce(ARCHIVE);
  show(
    <DownloadsMenu engine={sampleEngine({ files: async () => Promise.resolve(KEPT), archive })} />,
  );
  await user.click(await screen.findByRole('button', { name: 'Save all 2 as a zip' }));
  expect(saved).toEqual([]);
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(saved.map(({ name }) => name)).toEqual(['drift-audit.zip']);
});

test('where the frame may not save, the text is shown to be copied', async () => {
  const user = userEvent.setup();
  show(menu());
  const toggle = await screen.findByRole('button', { name: 'Show text of fix_plan.json' });
  expect(screen.queryByRole('textbox')).toBeNull();
  await user.click(toggle);
  const [item] = screen.getAllByRole('listitem').filter((one) => one.contains(toggle));
  if (!item) throw new Error('no item');
  expect((await within(item).findByRole<HTMLTextAreaElement>('textbox')).value).toBe(
    FILES[1]?.text,
  );
  expect(await structureFaults()).toEqual([]);
});

test('before the first audit there is nothing, and it is said', async () => {
  show(<DownloadsMenu engine={sampleEngine({ files: async () => Promise.resolve([]) })} />);
  expect(
    await screen.findByText('There is nothing to download before the first audit'),
  ).toBeDefined();
});

test('a large text is shown part by part', async () => {
  const user = userEvent.setup();
  show(menu([{ name: 'issues.csv', content: new Blob(['a'.repeat(150_000), 'z']) }]));
  await user.click(await screen.findByRole('button', { name: 'Show text of issues.csv' }));
  expect(await screen.findByText('Part 1 of 2')).toBeDefined();
  const shown = async () => (await screen.findByRole<HTMLTextAreaElement>('textbox')).value;
  expect((await shown()).length).toBeLessThan(150_000);
  await user.click(screen.getByRole('button', { name: 'Next part' }));
  expect(await screen.findByText('Part 2 of 2')).toBeDefined();
  expect(await shown()).toMatch(/a+z$/);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Next part' }).disabled).toBe(true);
});
