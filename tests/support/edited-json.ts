import * as z from 'zod/mini';
import { createRandom, type Random } from '../../src/fake-zendesk/accounts/generate/random.ts';

/** A place in JSON: the object or list that holds it, and its key there. */
type Place = { readonly holder: Json[] | JsonObject; readonly key: string | number };
type Json = string | number | boolean | null | Json[] | JsonObject;
type JsonObject = { [key in string]: Json };

/** JSON text with one edit that changes its meaning, and where the edit was made. */
export type Edited = { readonly text: string; readonly path: string };

/** Edits JSON text at a random place: another value, a key more, a key less, two items exchanged. */
export function editedJson(text: string, number: number): Edited {
  const random = createRandom(number);
  for (;;) {
    const root: Json = parsed(text);
    const places = placesIn(root, '');
    const [path, place] = places[random.below(places.length)] ?? ['', { holder: [], key: 0 }];
    edit(place, random);
    const edited = JSON.stringify(root);
    if (edited !== JSON.stringify(parsed(text))) return { text: edited, path };
  }
}

/** JSON text with the keys of every object the other way round, and other white space. */
export function rewrittenJson(text: string): string {
  return JSON.stringify(reversed(parsed(text)), null, 1);
}

function parsed(text: string): Json {
  return z.parse(z.json(), JSON.parse(text));
}

function placesIn(value: Json, path: string): readonly (readonly [string, Place])[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [
    [`${path}/${key}`, { holder: value, key }] as const,
    ...placesIn(at({ holder: value, key }), `${path}/${key}`),
  ]);
}

function edit(place: Place, random: Random): void {
  const { holder, key } = place;
  switch (random.below(5)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      return;
    case 1:
      if (Array.isArray(holder)) holder.push(at(place));
      else holder['added'] = at(place);
      return;
    case 2:
      if (Array.isArray(holder)) holder.reverse();
      else put(place, null);
      return;
    default:
      put(place, changed(at(place), random));
  }
}

function changed(value: Json, random: Random): Json {
  if (typeof value === 'string')
    return random.pick([`${value}x`, value.slice(1), value.toUpperCase(), `${value}\ud800`, '1']);
  if (typeof value === 'number') return value + random.pick([1, -1, 0.5]);
  if (typeof value === 'boolean') return !value;
  if (value === null) return random.pick<Json>(['1', 0, false, []]);
  return Array.isArray(value) ? [] : {};
}

function at({ holder, key }: Place): Json {
  return (Array.isArray(holder) ? holder[Number(key)] : holder[key]) ?? null;
}

function put({ holder, key }: Place, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder[key] = value;
}

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, held]) => [key, reversed(held)]),
  );
}
