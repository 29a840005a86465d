import type { ShownIssue } from '../../engine/engine-views.ts';
import { useWords } from '../words/use-words.ts';
import type { RecordSource } from './open-record.ts';
import { RecordLink } from './record-link.tsx';

/** Leads to the record that an issue is about; nothing where there is no single one. */
export function SubjectLink({
  shown: { issue, url },
  source,
}: {
  readonly shown: ShownIssue;
  readonly source: RecordSource;
}) {
  const words = useWords();
  const { kind, id } = issue.subject;
  const page = kind === 'account' ? organizationOf(url) : { kind, id };
  if (page === null) return null;
  return (
    <RecordLink source={source} page={page}>
      {words.say('page.record.open', { kind: words.say(`subjects.${page.kind}`), id: page.id })}
    </RecordLink>
  );
}

/** An issue about an account leads to the one organization in question, where there is one. */
function organizationOf(url: string | null) {
  const id = /\/organizations\/(\d+)$/.exec(url ?? '')?.[1];
  return id === undefined ? null : ({ kind: 'organization', id } as const);
}
