// A CSV imported with `?raw` is its text (Vite).
declare module '*.csv?raw' {
  const text: string;
  export { text as default };
}
