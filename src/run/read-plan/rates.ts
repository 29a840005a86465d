import {
  ACCOUNT_LIMITS,
  APP_EXPORT_PAGE_SIZE,
  APP_LIMITS,
  APP_USER_EXPORT_PAGE_SIZE,
  EXPORT_PAGE_SIZE,
} from '../../zendesk/limits.ts';
import { ROOM_FOR_PEOPLE } from '../../zendesk/pacing.ts';
import type { ReadRates } from './read-plan.ts';

// Zendesk says nothing about it; lists take about so long in the accounts that were told of in public.
const ANSWER_MS = 300;

/** How fast an app may read. */
export const APP_READ_RATES: ReadRates = {
  limits: APP_LIMITS,
  room: ROOM_FOR_PEOPLE,
  ticketsPerPage: APP_EXPORT_PAGE_SIZE,
  usersPerPage: APP_USER_EXPORT_PAGE_SIZE,
  answerMs: ANSWER_MS,
};

/** How fast an account may be read that no app's limit holds for. */
export const ACCOUNT_READ_RATES: ReadRates = {
  limits: ACCOUNT_LIMITS,
  room: ROOM_FOR_PEOPLE,
  ticketsPerPage: EXPORT_PAGE_SIZE,
  usersPerPage: EXPORT_PAGE_SIZE,
  answerMs: ANSWER_MS,
};
