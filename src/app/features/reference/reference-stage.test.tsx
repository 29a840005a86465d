// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { DriftError } from '../../../core/problem.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { ReferenceView } from '../../engine/engine-views.ts';
import {
  pending,
  sampleEngine,
  sampleView,
  show,
  structureFaults,
} from '../../shared/drift/page.builders.tsx';
import { partOf } from '../../engine/part-of.ts';
import { ReferenceStage } from './reference-stage.tsx';
import { referenceView, SET_ASIDE } from './reference.builders.ts';

/** An engine that holds the list of these tests. */
function engineWith(different: Partial<EngineApi> = {}): EngineApi {
  return sampleEngine({ ...SET_ASIDE, ...different });
}

const FILE = new File(['Account ID,Account Name,Domains'], 'accounts.csv', { type: 'text/csv' });

test('a file that is chosen goes to the engine with its name and bytes', async () => {
  const user = userEvent.setup();
  const loadReference = vi.fn().mockResolvedValue(referenceView());
  const onReference = vi.fn();
  show(
    <ReferenceStage
      engine={engineWith({ loadReference })}
      reference={null}
      onResults={() => undefined}
      onReference={onReference}
    />,
  );
  await user.upload(screen.getByLabelText('Account list (CSV)'), FILE);
  await vi.waitFor(() => {
    expect(onReference).toHaveBeenCalledWith(referenceView());
  });
  expect(loadReference).toHaveBeenCalledWith('accounts.csv', await FILE.arrayBuffer());
});

test('a file that is dropped is taken, several at once are not', async () => {
  const loadReference = vi.fn().mockResolvedValue(referenceView());
  const engine = engineWith({ loadReference });
  show(
    <ReferenceStage
      engine={engine}
      reference={null}
      onResults={() => undefined}
      onReference={() => undefined}
    />,
  );
  const zone = screen.getByRole('region', { name: 'Drop a list here' });
  fireEvent.drop(zone, { dataTransfer: { files: [FILE, FILE] } });
  expect(screen.getByRole('alert').textContent).toBe('Drop a single CSV file, please.');
  expect(loadReference).not.toHaveBeenCalled();
  fireEvent.drop(zone, { dataTransfer: { files: [FILE] } });
  await vi.waitFor(() => {
    expect(loadReference).toHaveBeenCalledTimes(1);
  });
});

test('the demo starts by keyboard alone, and it is said that something is loading', async () => {
  const user = userEvent.setup();
  const answer = pending<ReferenceView>();
  const onReference = vi.fn();
  const engine = engineWith({ loadDemo: async () => answer.promise });
  show(
    <ReferenceStage
      engine={engine}
      reference={null}
      onResults={() => undefined}
      onReference={onReference}
    />,
  );
  screen.getByRole('button', { name: 'Start the demo' }).focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('status').textContent).toContain('Reading the list');
  answer.resolve(referenceView({ mode: 'demo' }));
  await vi.waitFor(() => {
    expect(onReference).toHaveBeenCalledTimes(1);
  });
});

test('a list that cannot be used says why, and another one can be chosen', async () => {
  const user = userEvent.setup();
  const problem = { code: 'reference_empty', values: { file: 'accounts.csv' } };
  const engine = engineWith({ loadReference: vi.fn().mockRejectedValue(problem) });
  show(
    <ReferenceStage
      engine={engine}
      reference={null}
      onResults={() => undefined}
      onReference={() => undefined}
    />,
  );
  await user.upload(screen.getByLabelText('Account list (CSV)'), FILE);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('accounts.csv is empty.');
  expect(alert.textContent).toContain('Nothing was written to Zendesk.');
  expect(screen.getByRole('button', { name: 'Choose a CSV file' })).toBeDefined();
});

test('a file that cannot be read is a problem of that file', async () => {
  const user = userEvent.setup();
  const gone = new File(['x'], 'gone.csv', { type: 'text/csv' });
  gone.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
  show(
    <ReferenceStage
      engine={engineWith()}
      reference={null}
      onResults={() => undefined}
      onReference={() => undefined}
    />,
  );
  await user.upload(screen.getByLabelText('Account list (CSV)'), gone);
  expect((await screen.findByRole('alert')).textContent).toContain('gone.csv could not be read.');
});

test('the preview says what each column is, and names every row and value that was set aside', async () => {
  show(
    <ReferenceStage
      engine={engineWith()}
      reference={referenceView()}
      onResults={() => undefined}
      onReference={() => undefined}
    />,
  );
  const columns = screen.getByRole('table', { name: 'What each column was taken for' });
  const taken = within(columns)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell'))
    .map((cells) => cells.map(({ textContent }) => textContent));
  expect(taken).toEqual([
    ['Account ID', 'Account id'],
    ['Account Name', 'Account name'],
    ['Domains', 'E-mail domains'],
    ['Website', 'Website'],
    ['Segment', 'Not needed'],
  ]);
  const rows = screen.getByRole('table', { name: 'Rows that were set aside' });
  expect(await within(rows).findByRole('row', { name: /^4 it has no account id/ })).toBeDefined();
  const values = screen.getByRole('table', { name: 'Values that were set aside' });
  expect(
    await within(values).findByRole('row', { name: /^3 Domains gmail\.com it is a personal mail/ }),
  ).toBeDefined();
  expect(screen.getByText(referenceView().digest)).toBeDefined();
  expect(await structureFaults()).toEqual([]);
});

test('a long list of rows comes in parts', async () => {
  const user = userEvent.setup();
  const [row] = (await SET_ASIDE.setAsideRows(0, 1)).items;
  if (row === undefined) throw new Error('the sample has such a row');
  const lines = Array.from({ length: 120 }, (_, at) => ({ ...row, row: at + 2 }));
  const setAsideRows = vi.fn(async (from: number, count: number) =>
    Promise.resolve(partOf(lines, from, count)),
  );
  show(
    <ReferenceStage
      engine={engineWith({ setAsideRows })}
      reference={referenceView({ setAsideRows: 120 })}
      onResults={() => undefined}
      onReference={() => undefined}
    />,
  );
  const rows = () =>
    within(screen.getByRole('table', { name: 'Rows that were set aside' })).getAllByRole('row');
  await screen.findByRole('button', { name: 'Show more (70 not shown)' });
  expect(rows()).toHaveLength(51);
  await user.click(screen.getByRole('button', { name: 'Show more (70 not shown)' }));
  await screen.findByRole('button', { name: 'Show more (20 not shown)' });
  expect(rows()).toHaveLength(101);
  expect(setAsideRows).toHaveBeenCalledTimes(2);
});

test('another list can be looked for without losing the present one', async () => {
  const user = userEvent.setup();
  show(
    <ReferenceStage
      engine={engineWith()}
      reference={referenceView()}
      onResults={() => undefined}
      onReference={() => undefined}
    />,
  );
  await user.click(screen.getByRole('button', { name: 'Use another list' }));
  expect(screen.getByRole('button', { name: 'Start the demo' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Keep the present list' }));
  expect(screen.getByText('accounts.csv')).toBeDefined();
});

test('while something runs no other list can be taken', () => {
  show(
    <ReferenceStage
      engine={engineWith()}
      reference={referenceView()}
      onResults={() => undefined}
      onReference={() => undefined}
      isLocked
    />,
  );
  expect(screen.getByRole('button', { name: 'Use another list' }).hasAttribute('disabled')).toBe(
    true,
  );
});

test.each([
  [true, 1],
  [false, 0],
])(
  'a shared list that is open to everybody (%s) comes with a warning',
  async (isOpen, warnings) => {
    const user = userEvent.setup();
    const loadReference = vi.fn().mockResolvedValue(referenceView());
    const stage = (reference: ReferenceView | null) => (
      <ReferenceStage
        engine={engineWith({ loadReference })}
        reference={reference}
        onResults={() => undefined}
        onReference={onReference}
        sharedList={{
          name: 'accounts.csv',
          host: 'lists.example',
          fetch: () => Promise.resolve({ text: 'Ä', isOpen }),
        }}
      />
    );
    const onReference = vi.fn();
    const { rerender } = show(stage(null));
    expect(screen.getByText('lists.example')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Read the shared list' }));
    await vi.waitFor(() => {
      expect(onReference).toHaveBeenCalledTimes(1);
    });
    expect(loadReference).toHaveBeenCalledWith(
      'accounts.csv',
      new TextEncoder().encode('Ä').buffer,
    );
    rerender(stage(referenceView()));
    expect(screen.queryAllByText('The shared list is open to everybody')).toHaveLength(warnings);
  },
);

test('results that are dropped are opened as such, and one that is refused is said', async () => {
  const loadReference = vi.fn();
  const opened = { audit: sampleView({ handedOver: 'results.json' }), reference: null };
  const openResults = vi
    .fn()
    .mockRejectedValueOnce(new DriftError('results_edited'))
    .mockResolvedValueOnce(opened);
  const onResults = vi.fn();
  show(
    <ReferenceStage
      engine={engineWith({ loadReference, openResults })}
      reference={null}
      onResults={onResults}
      onReference={() => undefined}
    />,
  );
  const file = new File(['{}'], 'Results.JSON');
  const drop = () => {
    const zone = screen.getByRole('region', { name: 'Drop a list here' });
    fireEvent.drop(zone, { dataTransfer: { files: [file] } });
  };
  drop();
  expect((await screen.findByRole('alert')).textContent).toContain('changed or damaged');
  expect(onResults).not.toHaveBeenCalled();
  drop();
  await waitFor(() => {
    expect(onResults).toHaveBeenCalledWith(opened);
  });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(openResults.mock.lastCall?.[0]).toBe('Results.JSON');
  expect(loadReference).not.toHaveBeenCalled();
});
