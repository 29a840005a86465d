import type { ReceiptEntry } from '../../core/apply/receipt-format.ts';
import type { ApplyEvent } from '../../run/apply/apply-event.ts';
import type { Words } from '../../words/words.ts';
import type { Output } from '../shell.ts';
import { fit, harmless } from './text-width.ts';

/** Seconds between two lines about a wait where there is no live line. */
const SAY_EVERY_SECONDS = 30;

/**
 * Shows how a dry run or an apply goes on, on standard error: one live line on a terminal, where an
 * action that was written stays as a line; elsewhere a line for each step.
 */
export function createApplyProgress(
  stderr: Output,
  words: Words,
): { readonly onApply: (event: ApplyEvent) => void; readonly end: () => void } {
  const { isTerminal } = stderr;
  const line = (text: string) => {
    stderr.write(isTerminal ? `\r\u001B[K${text}\n` : `${text}\n`);
  };
  const live = (text: string) => {
    if (isTerminal) stderr.write(`\r\u001B[K${fit(text, (stderr.columns ?? 80) - 1)}`);
  };
  let isApplying = false;
  return {
    onApply: (event) => {
      if (event.kind === 'stage') {
        isApplying = event.stage === 'applying';
        line(
          words.say(
            event.stage === 'signing_in' ? 'cli.progress.signing_in' : `cli.apply.${event.stage}`,
          ),
        );
      }
      if (event.kind === 'entry') (isApplying ? line : live)(sayEntry(event, words));
      if (event.kind === 'writing') live(sayWriting(event.entry, words));
      if (event.kind === 'settling') {
        const text = words.say('cli.apply.settling', { seconds: event.seconds });
        if (isTerminal) live(text);
        else if (event.seconds % SAY_EVERY_SECONDS === 0) line(text);
      }
      if (event.kind === 'stopping')
        line(words.say('apply.stopped', { why: words.say(`stop_reasons.${event.why}`) }));
    },
    end: () => {
      if (isTerminal) stderr.write('\r\u001B[K');
    },
  };
}

function sayEntry(
  { entry, done, of }: Extract<ApplyEvent, { kind: 'entry' }>,
  words: Words,
): string {
  return words.say('cli.apply.line', {
    done,
    of,
    outcome: words.say(`outcomes.${entry.outcome}`),
    type: entry.type,
    label: harmless(entry.target.label),
    detail: harmless(entry.detail),
  });
}

function sayWriting({ type, target }: ReceiptEntry, words: Words): string {
  return words.say('cli.apply.writing', { type, label: harmless(target.label) });
}
