import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { receiptSchema, type Receipt } from '../../core/apply/receipt-format.ts';

/** The receipt of the last apply in a folder, alone in a list; none where there is no readable one. */
export async function loadReceipt(folder: string): Promise<readonly Receipt[]> {
  try {
    const text = await readFile(join(folder, 'apply_receipt.json'), 'utf8');
    return [receiptSchema.parse(JSON.parse(text))];
  } catch {
    // It only tells which records to read once more.
    return [];
  }
}
