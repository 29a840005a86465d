// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, expect, test, vi } from 'vitest';
import { sampleEngine, show, structureFaults } from '../../shared/drift/page.builders.tsx';
import { DownloadsMenu } from './downloads-menu.tsx';
import { zipFiles } from './zip-files.ts';

const FILES = [
  { name: 'issues.csv', text: '\uFEFFissue_id,code\r\nissue_1,"a, b"\r\n' },
  { name: 'fix_plan.json', text: '{ "plan_hash": "f00d" }\n' },
];
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

const menu = () => (
  <DownloadsMenu engine={sampleEngine({ files: async () => Promise.resolve(FILES) })} />
);

test('a file is saved byte for byte under its name', async () => {
  const user = userEvent.setup();
  show(menu());
  await user.click(await screen.findByRole('button', { name: 'Save issues.csv' }));
  expect(saved.map(({ name }) => name)).toEqual(['issues.csv']);
  expect(saved[0]?.blob.size).toBe(new TextEncoder().encode(FILES[0]?.text).length);
});

test('all files go into one archive, and come out of it as they were', async () => {
  const user = userEvent.setup();
  show(menu());
  await user.click(await screen.findByRole('button', { name: 'Save all 2 as a zip' }));
  expect(saved.map(({ name }) => name)).toEqual(['drift-audit.zip']);
  const unzipped = unzipSync(zipFiles(FILES));
  expect(Object.keys(unzipped)).toEqual(['issues.csv', 'fix_plan.json']);
  for (const { name, text } of FILES) {
    const bytes = unzipped[name] ?? new Uint8Array();
    expect([...bytes]).toEqual([...new TextEncoder().encode(text)]);
    expect(strFromU8(bytes)).toContain(text.replace('\uFEFF', ''));
  }
  expect(zipFiles(FILES)).toEqual(zipFiles(FILES));
});

test('where the frame may not save, the text is shown to be copied', async () => {
  const user = userEvent.setup();
  show(menu());
  const toggle = await screen.findByRole('button', { name: 'Show text of fix_plan.json' });
  expect(screen.queryByRole('textbox')).toBeNull();
  await user.click(toggle);
  const [item] = screen.getAllByRole('listitem').filter((one) => one.contains(toggle));
  if (!item) throw new Error('no item');
  expect(within(item).getByRole<HTMLTextAreaElement>('textbox').value).toBe(FILES[1]?.text);
  expect(await structureFaults()).toEqual([]);
});

test('before the first audit there is nothing, and it is said', async () => {
  show(<DownloadsMenu engine={sampleEngine({ files: async () => Promise.resolve([]) })} />);
  expect(
    await screen.findByText('There is nothing to download before the first audit'),
  ).toBeDefined();
});
