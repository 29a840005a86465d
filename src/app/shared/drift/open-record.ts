import { createContext } from 'react';
import type { Plan } from '../../../core/plan/plan-format.ts';

/** A record with a page of its own in the agent workspace. */
export type RecordPage = {
  readonly kind: 'organization' | 'user' | 'ticket';
  readonly id: string;
};

/** The account that records are of. Those of the demo account have no page anywhere. */
export type RecordSource = Pick<Plan['source'], 'subdomain' | 'mode'>;

/**
 * Opens a record in the agent workspace around the app. `null` where nothing around it can: then a
 * plain link leads there.
 */
export const OpenRecordContext = createContext<((page: RecordPage) => void) | null>(null);
