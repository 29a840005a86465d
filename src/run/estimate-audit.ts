import type { RecordLayer } from '../core/tenant/records.ts';

/** What an account holds, about. `tickets` of the window; `null` where nobody could count them. */
export type AccountCounts = {
  readonly organizations: number;
  readonly users: number;
  readonly tickets: number | null;
};

/** How requests are spent. */
export type RequestRates = {
  readonly recordsPerPage: number;
  readonly ticketsPerPage: number;
  readonly requestsPerMinute: number;
  /** Of which so many may read an export. */
  readonly exportsPerMinute: number;
};

/** What reading an account takes. */
export type ReadingEstimate = {
  readonly layers: readonly {
    readonly layer: RecordLayer;
    readonly requests: number;
    readonly minutes: number;
  }[];
  readonly requests: number;
  readonly minutes: number;
};

/**
 * About how many requests and minutes a full reading takes. The layers are read side by side and share
 * the requests of a minute, so the whole takes as long as all requests together, or as the export
 * where that is slower. Memberships are not counted by Zendesk: about one a user is assumed, and one
 * ticket a user where tickets could not be counted.
 */
export function estimateReading(
  { organizations, users, tickets }: AccountCounts,
  { recordsPerPage, ticketsPerPage, requestsPerMinute, exportsPerMinute }: RequestRates,
): ReadingEstimate {
  const layerOf = (layer: RecordLayer, records: number, perPage: number, perMinute: number) => {
    const requests = Math.max(1, Math.ceil(records / perPage));
    return { layer, requests, minutes: requests / perMinute };
  };
  const layers = [
    layerOf('organizations', organizations, recordsPerPage, requestsPerMinute),
    layerOf('users', users, recordsPerPage, requestsPerMinute),
    layerOf('memberships', users, recordsPerPage, requestsPerMinute),
    layerOf('tickets', tickets ?? users, ticketsPerPage, exportsPerMinute),
  ];
  const requests = layers.reduce((sum, layer) => sum + layer.requests, 0);
  const longest = Math.max(...layers.map(({ minutes }) => minutes));
  return { layers, requests, minutes: Math.max(longest, requests / requestsPerMinute) };
}
