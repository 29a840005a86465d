// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ClockContext } from '../../shared/clock/clock.ts';
import { show } from '../../shared/drift/page.builders.tsx';
import { CheckLoading } from './check-loading.tsx';

test('a check that waits says for what and how long, until the next request leaves', () => {
  const { tell } = show(
    <ClockContext.Provider value={() => 0}>
      <CheckLoading />
    </ClockContext.Provider>,
  );
  const waits = () => screen.queryByText(/in \d+ seconds?\.$/)?.textContent;
  expect(screen.getByRole('status').textContent).toBe('Checking this customer');
  expect(waits()).toBeUndefined();
  act(() => {
    tell({ kind: 'transport', event: { kind: 'waiting', ms: 4_200, why: 'told' } });
  });
  expect(waits()).toBe('Zendesk’s limits are reached. The check goes on in 5 seconds.');
  act(() => {
    tell({ kind: 'transport', event: { kind: 'request', path: '/api/v2/users/7.json', tries: 2 } });
  });
  expect(waits()).toBeUndefined();
  act(() => {
    tell({ kind: 'transport', event: { kind: 'waiting', ms: 900, why: 'retry' } });
  });
  expect(waits()).toBe('Zendesk did not answer as it should. It is asked again in 1 second.');
});
