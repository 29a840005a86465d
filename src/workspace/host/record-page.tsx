import type { ReactNode } from 'react';

type RecordPageProps = {
  readonly title: string;
  /** What the facts are called: `User fields`. */
  readonly label: string;
  readonly facts: ReactNode;
  readonly children: ReactNode;
  readonly sidebar: ReactNode;
};

/** A record that people read: its fields, what hangs on it, and the apps. */
export function RecordPage({ title, label, facts, children, sidebar }: RecordPageProps) {
  return (
    <div className="record-page">
      <section className="record-facts" aria-label={label}>
        {facts}
      </section>
      <section className="record-main">
        <h1>{title}</h1>
        {children}
      </section>
      {sidebar}
    </div>
  );
}

/** One fact of a record; a dash where there is none. */
export type Fact = readonly [name: string, value: string | number | null];

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
