import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { DriftPage } from './drift-page.ts';

/** The files of the page by their names. */
export type TakenFiles = ReadonlyMap<string, string>;

/** All files, by way of the archive that the browser saves. */
export async function saveZip({ page, app }: DriftPage): Promise<TakenFiles> {
  await openDownloads(app);
  const arrival = page.waitForEvent('download');
  await app.getByRole('button', { name: /^Save all \d+ as a zip$/ }).click();
  const download = await arrival;
  if (download.suggestedFilename() !== 'drift-audit.zip')
    throw new Error(`saved as ${download.suggestedFilename()}`);
  const archive = unzipSync(await readFile(await download.path()));
  const files = Object.entries(archive).map(
    ([name, bytes]) => [name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)] as const,
  );
  await closeDownloads(app);
  return new Map(files);
}

/**
 * All files, by way of the text that each can be shown as. A field of the browser holds line feeds
 * alone: the line ends of CSV are put back.
 */
export async function readShownTexts({ app }: DriftPage): Promise<TakenFiles> {
  await openDownloads(app);
  const files = new Map<string, string>();
  for (const button of await app.getByRole('button', { name: /^Show text of / }).all()) {
    const name = ((await button.getAttribute('aria-label')) ?? '').replace('Show text of ', '');
    await button.click();
    const field = app.getByRole('textbox', { name, exact: true });
    await expect.poll(() => field.inputValue(), { timeout: 30_000 }).not.toBe('');
    const text = await field.inputValue();
    files.set(name, name.endsWith('.csv') ? text.replaceAll('\n', '\r\n') : text);
    await button.click();
  }
  await closeDownloads(app);
  return files;
}

export async function openDownloads(app: DriftPage['app']): Promise<void> {
  await app.getByRole('button', { name: 'Downloads', exact: true }).click();
  await app.getByRole('button', { name: /^Save all \d+ as a zip$/ }).waitFor();
}

async function closeDownloads(app: DriftPage['app']): Promise<void> {
  await app.getByRole('button', { name: 'Downloads', exact: true }).click();
}
