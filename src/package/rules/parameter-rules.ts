import { listAt, objectAt, shown, type JsonObject } from '../json.ts';
import type { Rule, Subject } from './rule.ts';

const TYPES = ['text', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth'];
/** Words in the name of a setting that holds a secret. */
const SECRET = /token|key|pwd|password/i;

/** Every setting has a name of its own, and none is called `name`, which Zendesk uses itself. */
export const parameterNames: Rule = (subject) =>
  parametersOf(subject)
    .map(nameOf)
    .filter((name) => name === '' || name === 'name')
    .map((name) => ({ name }));

/** No two settings have the same name. */
export const parameterDuplicates: Rule = (subject) => {
  const names = parametersOf(subject).map(nameOf);
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  return [...new Set(twice)].map((name) => ({ name }));
};

/** Settings are of a type that the installation page can show. */
export const parameterTypes: Rule = (subject) =>
  parametersOf(subject)
    .filter((parameter) => !TYPES.includes(shown(typeOf(parameter))))
    .map((parameter) => ({ name: nameOf(parameter), type: shown(typeOf(parameter)) }));

/** `required` and `secure` are true or false. */
export const parameterSwitches: Rule = (subject) =>
  parametersOf(subject).flatMap((parameter) =>
    ['required', 'secure']
      .filter((key) => parameter[key] !== undefined && typeof parameter[key] !== 'boolean')
      .map((key) => ({ name: nameOf(parameter), key, found: shown(parameter[key]) })),
  );

/** Nobody can fill in what is hidden. */
export const hiddenIsOptional: Rule = (subject) =>
  parametersOf(subject)
    .filter((parameter) => typeOf(parameter) === 'hidden' && parameter['required'] === true)
    .map((parameter) => ({ name: nameOf(parameter) }));

/** There is one sign-in to another service at most, and Zendesk keeps its token by itself. */
export const oauthParameters: Rule = (subject) => {
  const oauth = parametersOf(subject).filter((parameter) => typeOf(parameter) === 'oauth');
  const secured = oauth.filter((parameter) => parameter['secure'] === true);
  return [...oauth.slice(1), ...secured].map((parameter) => ({ name: nameOf(parameter) }));
};

/** Scopes say where a secret may go, so they stand on secrets, as a list of words. */
export const parameterScopes: Rule = (subject) =>
  parametersOf(subject)
    .filter(({ scopes, secure }) => scopes !== undefined && !(secure === true && isWords(scopes)))
    .map((parameter) => ({ name: nameOf(parameter) }));

/** A secret that may go anywhere is none: each says where it may go. */
export const secretsHaveScopes: Rule = (subject) =>
  parametersOf(subject)
    .filter(({ scopes, secure }) => secure === true && listAt(scopes).length === 0)
    .map((parameter) => ({ name: nameOf(parameter) }));

/** What is called a token or password is kept from the browser. */
export const secretsAreSecure: Rule = (subject) =>
  parametersOf(subject)
    .filter((parameter) => typeOf(parameter) === 'text' && SECRET.test(nameOf(parameter)))
    .filter(({ secure }) => secure !== true)
    .map((parameter) => ({ name: nameOf(parameter) }));

/** A default stands in the package for all to read, so secrets and hidden settings have none. */
export const secretsHaveNoDefault: Rule = (subject) =>
  parametersOf(subject)
    .filter((parameter) => parameter['default'] !== undefined)
    .filter((parameter) => parameter['secure'] === true || typeOf(parameter) === 'hidden')
    .map((parameter) => ({ name: nameOf(parameter) }));

/** The names of the settings. */
export function parameterNamesOf(subject: Pick<Subject, 'manifest'>): readonly string[] {
  return parametersOf(subject)
    .map(nameOf)
    .filter((name) => name !== '');
}

function parametersOf({ manifest }: Pick<Subject, 'manifest'>): readonly JsonObject[] {
  return listAt(manifest['parameters']).map(objectAt);
}

function nameOf({ name }: JsonObject): string {
  return typeof name === 'string' ? name : '';
}

function typeOf({ type }: JsonObject): unknown {
  return type ?? 'text';
}

function isWords(value: unknown): boolean {
  return Array.isArray(value) && value.every((word) => typeof word === 'string' && word !== '');
}
