import * as z from 'zod/mini';
import { controlsSchema, PERSONS } from './controls.ts';

/** Where an app can be shown that this workspace knows. */
export const LOCATIONS = [
  'nav_bar',
  'ticket_sidebar',
  'new_ticket_sidebar',
  'user_sidebar',
  'organization_sidebar',
] as const;

/** Where an app stands in a location, and how. */
const standSchema = z.object({
  /** Relative to the app's files. */
  url: z.string(),
  /** Whether the app grows with the tray it stands in; otherwise it keeps its width. */
  isFlexible: z.boolean(),
});

const parameterSchema = z.object({
  name: z.string(),
  /** What people are shown for the name at the installation; `null` where the app has no words for it. */
  label: z.nullable(z.string()),
  type: z.string(),
  isSecure: z.boolean(),
});

const appSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** Scheme, host and port that serve the app's files. */
  origin: z.string(),
  /** The path of the installed version, with a slash at its end; manifest addresses go behind it. */
  basePath: z.string(),
  /** As the manifest has them. */
  locations: z.partialRecord(z.enum(LOCATIONS), standSchema),
  parameters: z.array(parameterSchema),
  domainWhitelist: z.array(z.string()),
});

const personSchema = z.object({
  person: z.enum(PERSONS),
  id: z.number(),
  name: z.string(),
  email: z.string(),
});

/** What the host page needs to know of its server. */
export const workspaceStateSchema = z.object({
  controls: controlsSchema,
  /** Goes up when the account starts over. */
  run: z.number(),
  account: z.object({ subdomain: z.string(), name: z.string(), plan: z.string() }),
  people: z.array(personSchema),
  app: appSchema,
});

export type WorkspaceState = z.infer<typeof workspaceStateSchema>;
export type WorkspaceApp = z.infer<typeof appSchema>;
export type WorkspacePerson = z.infer<typeof personSchema>;
export type Location = (typeof LOCATIONS)[number];
export type Stand = z.infer<typeof standSchema>;
export type Parameter = z.infer<typeof parameterSchema>;
