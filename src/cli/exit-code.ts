import type { Fault } from '../core/problem.ts';

/** How a command ended. */
export type Outcome =
  /** It did what it should. */
  | { readonly kind: 'done' }
  /** An audit that was asked to tell by its exit code found at least one issue. */
  | { readonly kind: 'drift_found' }
  /** Such an audit found none, but did not read everything: nobody may take it for clean. */
  | { readonly kind: 'not_proven_clean' }
  /** The command line cannot be understood. */
  | { readonly kind: 'wrong_usage' }
  | { readonly kind: 'stopped'; readonly fault: Fault }
  /** A live apply in which something failed, is unknown or was not attempted. */
  | { readonly kind: 'applied_in_part' };

/** The exit codes of `drift`. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 10;

/** The exit code of an outcome: 0 done, 1 failed, 2 wrong usage or input, 3 refused, 4 in part, 10 drift. */
export function exitCodeOf(outcome: Outcome): ExitCode {
  switch (outcome.kind) {
    case 'done':
      return 0;
    case 'not_proven_clean':
      return 1;
    case 'wrong_usage':
      return 2;
    case 'applied_in_part':
      return 4;
    case 'drift_found':
      return 10;
    case 'stopped':
      return STOPPED[outcome.fault];
  }
}

const STOPPED = { zendesk: 1, bug: 1, person: 2, refused: 3 } as const satisfies Record<
  Fault,
  ExitCode
>;
