import { ROUTES, type Route } from './routes.ts';

/** The endpoint a request is for, and the ids in its path. */
export type Routed = { readonly route: Route; readonly pathIds: readonly string[] };

/** A request's path taken apart. */
export type Address = {
  /** Without query and without `.json`. */
  readonly path: string;
  readonly query: URLSearchParams;
};

/** Takes a path with its query apart. */
export function parseAddress(path: string): Address {
  const mark = path.indexOf('?');
  const bare = mark === -1 ? path : path.slice(0, mark);
  const query = new URLSearchParams(mark === -1 ? '' : path.slice(mark + 1));
  return { path: bare.replace(/\.json$/, ''), query };
}

/** The endpoint of a method and path; `null` where the account has none. */
export function findRoute(method: string, path: string): Routed | null {
  const prefix = '/api/v2/';
  if (!path.startsWith(prefix)) return null;
  const segments = path.slice(prefix.length).split('/');
  for (const route of ROUTES) {
    if (route.method !== method || route.segments.length !== segments.length) continue;
    if (!route.segments.every((part, index) => part === '*' || part === segments[index])) continue;
    return { route, pathIds: segments.filter((_, index) => route.segments[index] === '*') };
  }
  return null;
}
