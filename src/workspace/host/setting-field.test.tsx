// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import type { Parameter } from '../workspace-state.ts';
import { SettingField } from './setting-field.tsx';

function field(parameter: Parameter, value: string | number | boolean) {
  const changes: unknown[] = [];
  const { unmount } = render(
    <SettingField parameter={parameter} value={value} onChange={(each) => changes.push(each)} />,
  );
  onTestFinished(unmount);
  return changes;
}

test('a setting shows its words beside its name', () => {
  const changes = field(
    { name: 'ticket_days', label: 'Days of tickets', type: 'number', isSecure: false },
    90,
  );
  const input = screen.getByLabelText('Days of tickets ticket_days');
  fireEvent.change(input, { target: { value: '30' } });
  expect(changes).toEqual([]);
  fireEvent.blur(input);
  expect(changes).toEqual([30]);
});

test('a setting without words is known by its name', () => {
  const changes = field(
    { name: 'demo_mode', label: null, type: 'checkbox', isSecure: false },
    false,
  );
  fireEvent.click(screen.getByLabelText('demo_mode'));
  expect(changes).toEqual([true]);
});
