import { findDuplicateKeys } from '../duplicate-keys.ts';
import { isJsonObject, objectAt, parseJsonObject, shown, type JsonObject } from '../json.ts';
import { textOf } from '../package-contents.ts';
import type { Breach, Rule } from './rule.ts';

const REQUIRED = ['author', 'defaultLocale', 'location', 'frameworkVersion'];
const BOOLEANS = ['requirementsOnly', 'marketingOnly', 'singleInstall', 'signedUrls', 'private'];
const STRINGS = [
  'name',
  'defaultLocale',
  'version',
  'frameworkVersion',
  'remoteInstallationURL',
  'termsConditionsURL',
  'gaID',
];
const AUTHOR_STRINGS = ['name', 'email', 'url'];

/** There is a manifest, and not in a folder. */
export const manifestAtRoot: Rule = ({ contents }) => {
  if (contents.files.has('manifest.json')) return [];
  const nested = [...contents.files.keys()].find((path) => /^[^/]+\/manifest\.json$/.test(path));
  return [{ found: nested ?? 'none' }];
};

/** The manifest is a JSON object. */
export const manifestIsJson: Rule = ({ contents }) => {
  const text = textOf(contents, 'manifest.json');
  return text === null || parseJsonObject(text) ? [] : [{}];
};

/** No object of the manifest or of a language file has a key twice. */
export const keysAreUnique: Rule = ({ contents }) =>
  [...contents.files.keys()]
    .filter((path) => /^(manifest|translations\/[^/]+)\.json$/.test(path))
    .flatMap((file) => {
      const text = textOf(contents, file) ?? '';
      if (!parseJsonObject(text)) return [];
      return findDuplicateKeys(text).map((key) => ({ file, key }));
    });

/** What every manifest says is there. */
export const requiredKeys: Rule = ({ manifest }) =>
  REQUIRED.filter((key) => isMissing(manifest[key])).map((key) => ({ key }));

/** The framework is of version 2.0, spelt like that. */
export const frameworkVersion: Rule = ({ manifest }) => {
  const version = manifest['frameworkVersion'];
  return isMissing(version) || version === '2.0' ? [] : [{ found: shown(version) }];
};

/** Switches are true or false. */
export const booleans: Rule = ({ manifest }) =>
  wrong(manifest, BOOLEANS, (value) => typeof value === 'boolean');

/** Texts are text. */
export const strings: Rule = ({ manifest }) => [
  ...wrong(manifest, STRINGS, (value) => typeof value === 'string'),
  ...wrong(
    objectAt(manifest['author']),
    AUTHOR_STRINGS,
    (value) => typeof value === 'string',
    'author.',
  ),
];

/** The author and the experiments are objects, the parameters a list. */
export const shapes: Rule = ({ manifest }) => [
  ...wrong(manifest, ['author', 'experiments'], isJsonObject),
  ...wrong(manifest, ['parameters'], Array.isArray),
];

/** The whitelist names hosts: no scheme, port or path. */
export const domainWhitelist: Rule = ({ manifest }) => {
  const list: unknown = manifest['domainWhitelist'];
  if (list === undefined) return [];
  if (!Array.isArray(list)) return [{ found: shown(list) }];
  return list.filter((host) => !isHost(host)).map((host) => ({ found: shown(host) }));
};

/** Templates are a thing of the first framework. */
export const noTemplate: Rule = ({ manifest }) => {
  const value = manifest['noTemplate'];
  const isFalse = value === undefined || value === null || value === false;
  return isFalse ? [] : [{ found: shown(value) }];
};

/** The author's address and that of the terms are http(s) addresses. */
export const webAddresses: Rule = ({ manifest }) => {
  const addresses: readonly (readonly [string, unknown])[] = [
    ['author.url', objectAt(manifest['author'])['url']],
    ['termsConditionsURL', manifest['termsConditionsURL']],
  ];
  return addresses
    .filter(([, value]) => typeof value === 'string' && !isWebAddress(value))
    .map(([key, value]) => ({ key, found: shown(value) }));
};

function wrong(
  object: JsonObject,
  keys: readonly string[],
  isRight: (value: unknown) => boolean,
  prefix = '',
): readonly Breach[] {
  return keys
    .filter((key) => object[key] !== undefined && !isRight(object[key]))
    .map((key) => ({ key: `${prefix}${key}`, found: shown(object[key]) }));
}

function isMissing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function isHost(value: unknown): boolean {
  return typeof value === 'string' && /^(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z0-9-]+$/i.test(value);
}

function isWebAddress(value: string): boolean {
  try {
    const { protocol, hostname } = new URL(value);
    return /^https?:\/\/./.test(value) && /^https?:$/.test(protocol) && hostname !== '';
  } catch {
    return false;
  }
}
