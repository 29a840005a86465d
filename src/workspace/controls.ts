import * as z from 'zod/mini';

/** Who can be signed in to the workspace. */
export const PERSONS = ['admin', 'agent', 'light_agent'] as const;

/** Languages a person can have. One of them has no translation, as happens in a real account. */
export const LANGUAGES = ['en-US', 'de', 'es', 'fr', 'ja', 'pt-BR', 'it'] as const;

/** What can be made to go wrong with every request. */
export const FAULTS = ['slow', 'rate_limited', 'failing', 'signed_out'] as const;

/** What the app's frame may be given or denied. */
export const RIGHTS = ['storage', 'downloads', 'clipboard'] as const;

const settingValue = z.union([z.string(), z.number(), z.boolean()]);

const person = z.enum(PERSONS);
const language = z.enum(LANGUAGES);
const colorScheme = z.enum(['light', 'dark']);
const settings = z.record(z.string(), settingValue);

export const controlsSchema = z.strictObject({
  person,
  language,
  colorScheme,
  faults: z.record(z.enum(FAULTS), z.boolean()),
  rights: z.record(z.enum(RIGHTS), z.boolean()),
  settings,
});

/** The form of a change: what is named is changed, the rest stays. */
export const controlsChangeSchema = z.strictObject({
  person: z.exactOptional(person),
  language: z.exactOptional(language),
  colorScheme: z.exactOptional(colorScheme),
  faults: z.exactOptional(z.partialRecord(z.enum(FAULTS), z.boolean())),
  rights: z.exactOptional(z.partialRecord(z.enum(RIGHTS), z.boolean())),
  settings: z.exactOptional(settings),
});

/** Everything that can be switched in the workspace. */
export type Controls = z.infer<typeof controlsSchema>;
export type ControlsChange = z.infer<typeof controlsChangeSchema>;
export type Person = Controls['person'];
export type FaultSwitch = (typeof FAULTS)[number];
export type Right = (typeof RIGHTS)[number];

/** An admin in English, everything allowed, nothing going wrong. */
export function firstControls(settings: Controls['settings']): Controls {
  return {
    person: 'admin',
    language: 'en-US',
    colorScheme: 'light',
    faults: { slow: false, rate_limited: false, failing: false, signed_out: false },
    rights: { storage: true, downloads: true, clipboard: true },
    settings,
  };
}

/** The controls after a change. */
export function changeControls(controls: Controls, change: ControlsChange): Controls {
  return {
    ...controls,
    ...change,
    faults: { ...controls.faults, ...change.faults },
    rights: { ...controls.rights, ...change.rights },
    settings: { ...controls.settings, ...change.settings },
  };
}

/**
 * What a frame stands on: where it changes, the app has to be loaded anew. Colour scheme and faults
 * change under a running app.
 */
export function frameGround({ person, language, rights, settings }: Controls): string {
  return JSON.stringify([person, language, rights, settings]);
}
