import type { RequestRates } from '../../run/estimate-audit.ts';
import {
  ACCOUNT_LIMITS,
  APP_EXPORT_PAGE_SIZE,
  APP_LIMITS,
  EXPORT_PAGE_SIZE,
} from '../../zendesk/limits.ts';

type Limits = typeof APP_LIMITS;

const RECORDS_PER_PAGE = 100;

/** How fast an app may read. */
export const APP_RATES: RequestRates = ratesOf(APP_LIMITS, APP_EXPORT_PAGE_SIZE);

/** How fast an account may be read that no app's limit holds for: the demo. */
export const ACCOUNT_RATES: RequestRates = ratesOf(ACCOUNT_LIMITS, EXPORT_PAGE_SIZE);

function ratesOf(limits: Limits, ticketsPerPage: number): RequestRates {
  return {
    recordsPerPage: RECORDS_PER_PAGE,
    ticketsPerPage,
    requestsPerMinute: perMinute(limits, 'all'),
    exportsPerMinute: perMinute(limits, 'incremental'),
  };
}

/** The strictest limit of a kind, as whole requests in an average minute. */
function perMinute(limits: Limits, bucket: Limits[number]['bucket']): number {
  const rates = limits
    .filter((limit) => limit.bucket === bucket)
    .map(({ max, windowMs }) => max / Math.floor(windowMs / 60_000));
  return Math.min(...rates);
}
