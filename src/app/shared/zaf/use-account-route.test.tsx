// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useAccountRoute } from './use-account-route.ts';
import { fakeClient } from './zaf.builders.ts';
import { createZaf } from './zaf.ts';

test('the latest listener hears of accounts alone, and of none without a workspace', () => {
  const client = fakeClient();
  const zaf = createZaf(client, { after: () => () => undefined });
  const heard: string[] = [];
  const { rerender, unmount } = renderHook(
    ({ name }) => {
      useAccountRoute(zaf, (accountId) => heard.push(`${name} ${accountId}`));
    },
    { initialProps: { name: 'first' } },
  );
  client.play('app.route.changed', { path: 'account/001ACME001' });
  rerender({ name: 'second' });
  client.play('app.route.changed', { path: 'account/001ACME002' });
  client.play('app.route.changed', { path: '' });
  expect(heard).toEqual(['first 001ACME001', 'second 001ACME002']);
  unmount();
  expect(client.listenersOf('app.route.changed')).toBe(0);
  renderHook(() => {
    useAccountRoute(null, () => heard.push('none'));
  });
  expect(heard).toHaveLength(2);
});
