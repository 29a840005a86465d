// Garden's types name this one type of a package that it does not bring along.
declare module 'lodash' {
  export type MemoizedFunction = { readonly cache: unknown };
}
