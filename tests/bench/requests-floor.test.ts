import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastMinutes, type Allowance, type Stream } from './requests-floor.ts';

const SECOND = 1_000;
const MINUTE = 60_000;

function list(requests: number, bucket: Stream['bucket'] = 'ordinary'): Stream {
  return { requests, bucket, sideBySide: 1 };
}

function aMinute(max: number, bucket: Allowance['bucket'] = 'all'): Allowance {
  return { max, windowMs: MINUTE, bucket };
}

test.each([
  ['nothing takes no time', [], [aMinute(1)], 0],
  ['a list takes its answers', [list(30)], [aMinute(100)], 30],
  ['lists side by side take the longer one', [list(30), list(20)], [aMinute(100)], 30],
  ['what a limit lets go at once waits for nothing', [list(10)], [aMinute(10)], 10],
  ['one more waits for a window', [list(11)], [aMinute(10)], 61],
  ['three more wait for a window and are answered', [list(13)], [aMinute(10)], 63],
  ['lists share a limit', [list(6), list(6)], [aMinute(10)], 61],
  [
    'a limit counts its bucket only',
    [list(10, 'incremental'), list(5)],
    [aMinute(10, 'incremental')],
    10,
  ],
  ['the tighter limit decides', [list(25)], [aMinute(20), aMinute(10)], 125],
  [
    'requests that hang on nothing are answered at once',
    [{ requests: 95, bucket: 'ordinary', sideBySide: Infinity }],
    [aMinute(10)],
    9 * 60 + 1,
  ],
] as const)('%s', (_, streams, allowances, seconds) => {
  expect(leastMinutes(streams, allowances, SECOND) * 60).toBeCloseTo(seconds, 9);
});

test('nobody who keeps to the limits gets below it', () => {
  const bucket = fc.constantFrom('ordinary', 'incremental', 'search_export');
  const stream = fc.record({
    requests: fc.integer({ min: 0, max: 12 }),
    bucket,
    sideBySide: fc.constantFrom(1, 1, 3, Infinity),
  });
  const allowance = fc.record({
    max: fc.integer({ min: 1, max: 6 }),
    windowMs: fc.integer({ min: 1, max: 9_000 }),
    bucket: fc.oneof(bucket, fc.constant('all' as const)),
  });
  fc.assert(
    fc.property(
      fc.array(stream, { maxLength: 4 }),
      fc.array(allowance, { maxLength: 4 }),
      fc.infiniteStream(fc.nat()),
      (streams, allowances, choices) => {
        const least = leastMinutes(streams, allowances, SECOND) * MINUTE;
        const taken = send(streams, allowances, () => Number(choices.next().value));
        expect(least).toBeLessThanOrEqual(taken + 1e-6);
      },
    ),
  );
});

/** Sends requests as soon as limits and answers allow, whose turn it is by chance; says when all were answered. */
function send(
  streams: readonly Stream[],
  allowances: readonly Allowance[],
  choose: () => number,
): number {
  const left = streams.map(({ requests }) => requests);
  const answers = streams.map((): number[] => []);
  const sent: { readonly at: number; readonly bucket: Stream['bucket'] }[] = [];
  for (;;) {
    const open = streams.flatMap((stream, at) => ((left[at] ?? 0) > 0 ? [{ stream, at }] : []));
    const turn = open[choose() % Math.max(1, open.length)];
    if (turn === undefined) return Math.max(0, ...answers.flat());
    const { stream, at } = turn;
    const own = answers[at] ?? [];
    const earliest = Math.max(
      sent.at(-1)?.at ?? 0,
      own.at(-stream.sideBySide) ?? 0,
      ...allowances.map((allowance) => freeAt(allowance, stream, sent)),
    );
    sent.push({ at: earliest, bucket: stream.bucket });
    own.push(earliest + SECOND);
    left[at] = (left[at] ?? 0) - 1;
  }
}

/** When a limit lets the next request go: a window after the one that stands `max` before it. */
function freeAt(
  { max, windowMs, bucket }: Allowance,
  stream: Stream,
  sent: readonly { readonly at: number; readonly bucket: Stream['bucket'] }[],
): number {
  if (bucket !== 'all' && bucket !== stream.bucket) return 0;
  const counted = sent.filter((one) => bucket === 'all' || one.bucket === bucket);
  const before = counted.at(-max);
  return before === undefined ? 0 : before.at + windowMs;
}
