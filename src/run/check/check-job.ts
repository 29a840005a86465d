import type { Policy } from '../../core/plan/policy.ts';
import type { Reader } from '../../zendesk/reader.ts';
import type { CheckSubject } from './check-subject.ts';
import type { ReferenceIndex } from './reference-index.ts';

/** What is asked once a session and holds for every check in it. */
type CheckSession = {
  readonly subdomain: string;
  readonly mode: 'demo' | 'live';
  /** `null` where the settings could not be read, which counts as one organization a user. */
  readonly multipleOrganizations: boolean | null;
};

/** What a check needs. */
export type CheckJob = {
  readonly reader: Reader;
  /** `null` where no reference is loaded: nothing is then read. */
  readonly index: ReferenceIndex | null;
  readonly subject: CheckSubject;
  readonly session: Omit<CheckSession, 'multipleOrganizations'> & {
    /** As it is known, or will be. */
    readonly multipleOrganizations:
      CheckSession['multipleOrganizations'] | Promise<CheckSession['multipleOrganizations']>;
  };
  readonly policy: Policy;
  /** What the last full audit said of the reference; absent where there was none. */
  readonly isReferencePartial?: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** What a check judges by, beside the records that were read for it. */
export type Judging = Pick<CheckJob, 'subject' | 'policy' | 'isReferencePartial'> & {
  readonly session: CheckSession;
  readonly index: ReferenceIndex;
  /** When the check began, milliseconds since 1970. */
  readonly startedAt: number;
};
