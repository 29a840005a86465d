// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { EditableFact } from './editable-fact.tsx';

function fact(isTaken: boolean) {
  const saved: string[] = [];
  const onSave = (value: string) => {
    saved.push(value);
    return Promise.resolve(isTaken);
  };
  const { unmount } = render(<EditableFact label="External id" value="001A" onSave={onSave} />);
  onTestFinished(unmount);
  const input = screen.getByLabelText<HTMLInputElement>('External id');
  const write = (value: string) => fireEvent.change(input, { target: { value } });
  const leave = () =>
    act(async () => {
      fireEvent.blur(input);
      await Promise.resolve();
    });
  return { saved, input, write, leave };
}

test('what was changed is saved when the field is left', async () => {
  const { saved, input, write, leave } = fact(true);
  write('001B');
  expect(saved).toEqual([]);
  await leave();
  expect(saved).toEqual(['001B']);
  expect(input.value).toBe('001B');
});

test('what was not changed, or taken back, is not saved', async () => {
  const { saved, input, write, leave } = fact(true);
  await leave();
  write('001B');
  fireEvent.keyDown(input, { key: 'Escape' });
  await leave();
  expect([input.value, saved]).toEqual(['001A', []]);
});

test('what the account did not take is not shown', async () => {
  const { input, write, leave } = fact(false);
  write('001B');
  await leave();
  expect(input.value).toBe('001A');
});
