import { firstControls } from '../controls.ts';
import type { WorkspaceState } from '../workspace-state.ts';

/** The state of a workspace, as its server tells it. */
export function workspaceState(changes: Partial<WorkspaceState> = {}): WorkspaceState {
  return {
    controls: firstControls({ ticket_days: 90 }),
    run: 1,
    account: { subdomain: 'demo', name: 'Drift Demo', plan: 'enterprise' },
    people: [
      { person: 'admin', id: 1, name: 'Avery Admin', email: 'avery@demo.example' },
      { person: 'agent', id: 2, name: 'Sasha Support', email: 'sasha@demo.example' },
      { person: 'light_agent', id: 3, name: 'Remy Support', email: 'remy@demo.example' },
    ],
    app: {
      name: 'Drift Audit',
      version: '1.0.0',
      origin: 'http://127.0.0.1:4401',
      basePath: '/app/x1/',
      locations: {
        nav_bar: { url: 'assets/index.html', isFlexible: true },
        ticket_sidebar: { url: 'assets/index.html', isFlexible: true },
      },
      parameters: [
        { name: 'ticket_days', label: 'Days of tickets', type: 'number', isSecure: false },
        { name: 'reference_token', label: null, type: 'text', isSecure: true },
      ],
      domainWhitelist: ['reference.example'],
    },
    ...changes,
  };
}
