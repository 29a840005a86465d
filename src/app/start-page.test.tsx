// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ENGLISH } from '../words/english.ts';
import { structureFaults } from './shared/drift/page.builders.tsx';
import { toPageWords } from './shared/words/use-words.ts';
import { StartPage } from './start-page.tsx';

test.each([
  ['outside', 'Drift Audit lives inside Zendesk'],
  ['failed', 'Zendesk did not answer when the app started'],
  ['loading', 'Drift Audit is starting'],
] as const)('%s: %s', async (state, sentence) => {
  render(<StartPage state={state} scheme="dark" words={toPageWords(ENGLISH)} />);
  expect(screen.getByText(sentence)).toBeDefined();
  expect(await structureFaults()).toEqual([]);
});

test('where no words arrived one can still try again', () => {
  render(<StartPage state="failed" scheme="light" words={null} />);
  expect(screen.getByRole('button')).toBeDefined();
});

test('before the words are there nothing is said', () => {
  const { container } = render(<StartPage state="loading" scheme="light" words={null} />);
  expect(container.textContent).toBe('');
  expect(screen.queryByRole('button')).toBeNull();
});
