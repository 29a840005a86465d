import * as z from 'zod/mini';
import {
  LOCATIONS,
  type Location,
  type Parameter,
  type Stand,
  type WorkspaceApp,
} from '../workspace-state.ts';

const placeSchema = z.union([
  z.string(),
  z.object({ url: z.string(), flexible: z.optional(z.boolean()) }),
]);

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  defaultLocale: z.optional(z.string()),
  location: z.object({ support: z.record(z.string(), placeSchema) }),
  parameters: z.optional(
    z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        secure: z.optional(z.boolean()),
        default: z.optional(z.union([z.string(), z.number(), z.boolean()])),
      }),
    ),
  ),
  domainWhitelist: z.optional(z.array(z.string())),
});

/** What a manifest says that the workspace needs. */
export type Manifest = Pick<WorkspaceApp, 'name' | 'version' | 'locations' | 'domainWhitelist'> & {
  readonly parameters: readonly Omit<Parameter, 'label'>[];
  /** The language of the app's own words, where nobody wants another; `null` where it has none. */
  readonly defaultLocale: string | null;
  /** Settings as they are when nobody fills anything in at the installation. */
  readonly defaults: Readonly<Record<string, string | number | boolean>>;
};

/**
 * Reads an app's manifest.
 * @throws Error where it is no manifest of a Support app
 */
export function readManifest(json: string): Manifest {
  const read = manifestSchema.parse(JSON.parse(json));
  const parameters = read.parameters ?? [];
  return {
    name: read.name,
    version: read.version,
    defaultLocale: read.defaultLocale ?? null,
    locations: locationsOf(read.location.support),
    parameters: parameters.map(({ name, type, secure }) => ({
      name,
      type,
      isSecure: secure ?? false,
    })),
    domainWhitelist: read.domainWhitelist ?? [],
    defaults: Object.fromEntries(
      parameters.flatMap((each) =>
        each.default === undefined ? [] : [[each.name, each.default] as const],
      ),
    ),
  };
}

function locationsOf(
  support: Readonly<Record<string, z.infer<typeof placeSchema>>>,
): Partial<Record<Location, Stand>> {
  return Object.fromEntries(
    LOCATIONS.flatMap((location) => {
      const place = support[location];
      if (place === undefined) return [];
      return [[location, toStand(place)] as const];
    }),
  );
}

/** Locations are flexible where a manifest does not say otherwise. */
function toStand(place: z.infer<typeof placeSchema>): Stand {
  return typeof place === 'string'
    ? { url: place, isFlexible: true }
    : { url: place.url, isFlexible: place.flexible ?? true };
}
