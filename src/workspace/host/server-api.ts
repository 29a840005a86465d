import type * as z from 'zod/mini';
import {
  organizationViewSchema,
  ticketViewSchema,
  type OrganizationEdit,
  type OrganizationView,
  type TicketEdit,
  type TicketView,
} from '../account-view.ts';
import { workspaceStateSchema, type WorkspaceState } from '../workspace-state.ts';
import type { Order } from '../server/orders.ts';

/** The state of the workspace as its server tells it. */
export async function loadState(): Promise<WorkspaceState> {
  return workspaceStateSchema.parse(await (await fetch('/control')).json());
}

/** Hears of every change from now on, whoever made it, and of the present state after a break. */
export function watchState(onState: (state: WorkspaceState) => void): () => void {
  const source = new EventSource('/control/changes');
  let told = 0;
  source.onmessage = ({ data }: MessageEvent<unknown>) => {
    told += 1;
    const read = workspaceStateSchema.safeParse(readJson(data));
    if (read.success) onState(read.data);
  };
  source.onopen = () => {
    const before = told;
    loadState().then(
      (state) => {
        // What was told while this was under way is newer.
        if (told === before) onState(state);
      },
      () => undefined,
    );
  };
  return () => {
    source.close();
  };
}

/** Gives the server an order; the new state comes by the watch. */
export async function giveOrder(order: Order): Promise<void> {
  await fetch('/control', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
}

/** A record, or that the account has none. */
export async function loadRecord<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const response = await fetch(`/records/${path}`);
  return response.status === 404 ? null : schema.parse(await response.json());
}

/** A record as it is after it was saved, or what the account said against it. */
export type Saved<View> =
  | { readonly kind: 'saved'; readonly record: View }
  | { readonly kind: 'refused'; readonly status: number };

export function saveTicket(id: number, edit: TicketEdit): Promise<Saved<TicketView>> {
  return send('PUT', `tickets/${id}`, edit, ticketViewSchema);
}

/** Where no organization is chosen, the account takes the requester's default. */
export function submitTicket(ticket: TicketEdit): Promise<Saved<TicketView>> {
  return send('POST', 'tickets', ticket, ticketViewSchema);
}

export function saveOrganization(
  id: number,
  edit: OrganizationEdit,
): Promise<Saved<OrganizationView>> {
  return send('PUT', `organizations/${id}`, edit, organizationViewSchema);
}

async function send<Schema extends z.ZodMiniType>(
  method: string,
  path: string,
  body: unknown,
  schema: Schema,
): Promise<Saved<z.output<Schema>>> {
  const response = await fetch(`/records/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.ok
    ? { kind: 'saved', record: schema.parse(await response.json()) }
    : { kind: 'refused', status: response.status };
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
