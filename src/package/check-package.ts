import { parseJsonObject } from './json.ts';
import { textOf, type PackageContents } from './package-contents.ts';
import * as files from './rules/file-rules.ts';
import * as images from './rules/image-rules.ts';
import * as locations from './rules/location-rules.ts';
import * as manifest from './rules/manifest-rules.ts';
import * as parameters from './rules/parameter-rules.ts';
import type { Breach, Rule } from './rules/rule.ts';
import * as translations from './rules/translation-rules.ts';

/** Every rule by its name, in the order in which breaches are told. */
const RULES = {
  manifest_at_root: manifest.manifestAtRoot,
  manifest_is_json: manifest.manifestIsJson,
  keys_are_unique: manifest.keysAreUnique,
  required_keys: manifest.requiredKeys,
  framework_version: manifest.frameworkVersion,
  booleans: manifest.booleans,
  strings: manifest.strings,
  shapes: manifest.shapes,
  domain_whitelist: manifest.domainWhitelist,
  no_template: manifest.noTemplate,
  web_addresses: manifest.webAddresses,
  default_locale: translations.defaultLocale,
  default_translation: translations.defaultTranslation,
  translation_names: translations.translationNames,
  translation_is_json: translations.translationIsJson,
  parameter_labels: translations.parameterLabels,
  app_words: translations.appWords,
  words_are_text: translations.wordsAreText,
  no_titled_values: translations.noTitledValues,
  location_object: locations.locationObject,
  known_locations: locations.knownLocations,
  location_form: locations.locationForm,
  location_pages: locations.locationPages,
  location_switches: locations.locationSwitches,
  parameter_names: parameters.parameterNames,
  parameter_duplicates: parameters.parameterDuplicates,
  parameter_types: parameters.parameterTypes,
  parameter_switches: parameters.parameterSwitches,
  hidden_is_optional: parameters.hiddenIsOptional,
  oauth_parameters: parameters.oauthParameters,
  parameter_scopes: parameters.parameterScopes,
  secrets_have_scopes: parameters.secretsHaveScopes,
  secrets_are_secure: parameters.secretsAreSecure,
  secrets_have_no_default: parameters.secretsHaveNoDefault,
  no_links: files.noLinks,
  file_kinds: files.fileKinds,
  known_folders: files.knownFolders,
  logo_sizes: images.logoSizes,
  banner_size: images.bannerSize,
  bar_icons: images.barIcons,
  clean_drawings: images.cleanDrawings,
  no_trademark: images.noTrademark,
} as const satisfies Record<string, Rule>;

/** Name of a rule. */
export type RuleName = keyof typeof RULES;

/** A rule that a package breaks, and what its sentence names. */
export type Finding = { readonly rule: RuleName; readonly breach: Breach };

/** The names of all rules, in their order. */
export const RULE_NAMES: readonly RuleName[] = Object.keys(RULES).filter(isRuleName);

/** Everything for which an upload would refuse the package, or show it other than meant; empty where it would take it. */
export function checkPackage(contents: PackageContents): readonly Finding[] {
  const subject = {
    contents,
    manifest: parseJsonObject(textOf(contents, 'manifest.json') ?? '') ?? {},
  };
  return RULE_NAMES.filter((rule) => canSpeak(rule, contents)).flatMap((rule) =>
    RULES[rule](subject).map((breach) => ({ rule, breach })),
  );
}

/** A manifest that cannot be read breaks one rule, not all that would look into it. */
function canSpeak(rule: RuleName, contents: PackageContents): boolean {
  return (
    rule !== 'required_keys' || parseJsonObject(textOf(contents, 'manifest.json') ?? '') !== null
  );
}

function isRuleName(name: string): name is RuleName {
  return name in RULES;
}
