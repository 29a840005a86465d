import type { Draft } from '../draft.ts';

/** Adds the records of one case to an account. */
export type Scenario = (draft: Draft) => void;
