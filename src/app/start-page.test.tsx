// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { structureFaults } from './shared/drift/page.builders.tsx';
import { StartPage } from './start-page.tsx';

test.each([
  ['outside', 'Drift Audit lives inside Zendesk'],
  ['failed', 'Zendesk did not answer when the app started'],
  ['loading', 'Drift Audit is starting'],
] as const)('%s: %s', async (state, sentence) => {
  render(<StartPage state={state} scheme="dark" />);
  expect(screen.getByText(sentence)).toBeDefined();
  expect(await structureFaults()).toEqual([]);
});
