/** One measured figure. */
export type Figure = {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: 'ms' | 'minutes' | 'ratio' | 'records/s' | 'MB' | 'count';
  /** What the value should not pass. */
  readonly budget?: number;
  /** What a ratio is measured against. */
  readonly against?: string;
};

/** Writes a figure as one line of JSON on standard output. */
export function report(figure: Figure): void {
  const value = Number(figure.value.toPrecision(4));
  process.stdout.write(`${JSON.stringify({ ...figure, value })}\n`);
}

/** Says on standard error what is going on. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
