import { expect, test } from 'vitest';
import { auditOf } from '../../../../tests/support/audit.builders.ts';
import { RUN_FACTS } from '../results/results.builders.ts';
import { resultsOf } from '../results/results.ts';
import { traceResults } from './trace-results.ts';
import { traceSubject } from './trace-subject.ts';

const AUDIT = auditOf({
  accounts: [
    { id: '001ACME002', name: 'Acme Labs', domains: ['labs.example'] },
    { id: '001ACME004', name: 'Acme Retail', domains: ['retail.example'] },
  ],
  organizations: [
    { id: 21, name: 'Acme Labs', externalId: '001ACME002', domainNames: ['labs.example'] },
    { id: 41, name: 'Acme Retail', externalId: '001ACME004', domainNames: ['retail.example'] },
  ],
  users: [
    { id: 201, email: 'robin@labs.example', memberOf: [21] },
    { id: 401, email: 'rene@retail.example' },
  ],
});
const RESULTS = resultsOf(AUDIT, RUN_FACTS, null);
const USER = { kind: 'user', id: '401' } as const;

test('what fired and what it calls for is what the whole trace says, too', () => {
  const whole = traceSubject(AUDIT, USER)?.steps ?? [];
  const steps = traceResults(RESULTS, USER)?.steps ?? [];
  const fired = (step: (typeof steps)[number]) => step.kind === 'check' && step.fired;
  expect(steps.filter(fired)).toEqual(whole.filter(fired));
  expect(steps.filter(fired)).not.toEqual([]);
  const actionsIn = (of: typeof steps) =>
    of.flatMap((step) => (step.kind === 'action' ? step.action : []));
  expect(actionsIn(steps)).toEqual(actionsIn(whole));
});

test('an account is named in any spelling and has its users’ issues', () => {
  const trace = traceResults(RESULTS, { kind: 'account', id: ' 001acme004 ' });
  expect(trace?.steps).toEqual(traceResults(RESULTS, USER)?.steps);
});

test('where nothing fired there is nothing to tell', () => {
  expect(traceResults(RESULTS, { kind: 'user', id: '201' })).toBeNull();
  expect(traceResults(RESULTS, { kind: 'organization', id: '401' })).toBeNull();
  expect(traceResults(RESULTS, { kind: 'account', id: '' })).toBeNull();
});
