import type { PageMemory } from '../../src/zendesk/recalling-transport.ts';

/** A memory whose pages can be looked at. */
export type MemoryOfPages = PageMemory & { readonly pages: ReadonlyMap<string, string> };

/** A memory of pages that lasts as long as the test. */
export function memoryOfPages(): MemoryOfPages {
  const pages = new Map<string, string>();
  return {
    pages,
    recall: (request) => Promise.resolve(pages.get(request) ?? null),
    keep: (request, page) => Promise.resolve(void pages.set(request, page)),
  };
}
