// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { SAMPLE, sampleEngine, show, structureFaults } from '../../shared/drift/page.builders.tsx';
import { TracePanel } from './trace-panel.tsx';

const panel = (first: { kind: 'user'; id: string } | null = null) => (
  <TracePanel engine={sampleEngine()} source={SAMPLE.plan.source} first={first} />
);

test('a pasted id gives the chain: facts, every check with fired or silent, actions with guards', async () => {
  const user = userEvent.setup();
  show(panel());
  await user.type(screen.getByRole('textbox', { name: 'Id' }), '  001ACME004 {Enter}');
  expect(await screen.findByText('Trace of account 001ACME004')).toBeDefined();
  expect(screen.getByText('Reference: Acme Retail (001ACME004)')).toBeDefined();
  const checks = screen.getByRole('region', { name: 'What each check says' });
  expect(within(checks).getAllByText('silent').length).toBeGreaterThan(0);
  expect(within(checks).getAllByText('fired')).toHaveLength(1);
  expect(screen.getByText('guard Zendesk was not read to the end: clear')).toBeDefined();
  expect(await structureFaults()).toEqual([]);
});

test('the kind is chosen by keyboard', async () => {
  const user = userEvent.setup();
  show(panel());
  screen.getByRole('radio', { name: 'Salesforce account' }).focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  await user.type(screen.getByRole('textbox', { name: 'Id' }), '401{Enter}');
  expect(await screen.findByText('Trace of user 401')).toBeDefined();
});

test('the way from a record traces it at once', async () => {
  show(panel({ kind: 'user', id: '501' }));
  expect(await screen.findByText('Trace of user 501')).toBeDefined();
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Id' }).value).toBe('501');
});

test('an id that nothing has, and no id at all, are said', async () => {
  const user = userEvent.setup();
  show(panel());
  await user.click(screen.getByRole('button', { name: 'Trace' }));
  expect(screen.getByText('Enter an id.')).toBeDefined();
  await user.type(screen.getByRole('textbox', { name: 'Id' }), '001NOBODY{Enter}');
  expect(await screen.findByText(/There is no account 001NOBODY/)).toBeDefined();
});
