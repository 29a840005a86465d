// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ClockContext } from '../clock/clock.ts';
import { LimitWait } from './limit-wait.tsx';
import { show } from './page.builders.tsx';

const WAITING = /^Waiting \d+ seconds? to keep within/;

test('a wait is said with its seconds, until the next request leaves', () => {
  const { tell } = show(
    <ClockContext.Provider value={() => 0}>
      <LimitWait />
    </ClockContext.Provider>,
  );
  expect(screen.queryByText(WAITING)).toBeNull();
  act(() => {
    tell({ kind: 'transport', event: { kind: 'waiting', ms: 41_500, why: 'app_minute' } });
  });
  expect(screen.getByText(WAITING).textContent).toContain('42 seconds');
  act(() => {
    tell({ kind: 'transport', event: { kind: 'request', path: '/api/v2/users.json', tries: 1 } });
  });
  expect(screen.queryByText(WAITING)).toBeNull();
});
