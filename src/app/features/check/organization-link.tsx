import type { ReactNode } from 'react';
import type { OrganizationId } from '../../../core/tenant/records.ts';
import type { RecordSource } from '../../shared/drift/open-record.ts';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { RecordLink } from '../../shared/drift/record-link.tsx';
import { useWords } from '../../shared/words/use-words.ts';

/** Names an organization so that it can be found, and leads to it. */
export function OrganizationLink({
  id,
  name,
  source,
  children,
}: {
  /** `null` for none. */
  readonly id: OrganizationId | null;
  /** `null` where only the id is known. */
  readonly name: string | null;
  readonly source: RecordSource;
  /** What is marked about it, behind its name. */
  readonly children?: ReactNode;
}) {
  const words = useWords();
  if (id === null)
    return (
      <div>
        {words.say('phrases.no_organization')} {children}
      </div>
    );
  const page = { kind: 'organization', id: String(id) } as const;
  return (
    <div>
      <RecordLink source={source} page={page}>
        {name === null ? <Code>{id}</Code> : <Raw>{name}</Raw>}
      </RecordLink>{' '}
      {name !== null && <Code>{id}</Code>} {children}
    </div>
  );
}
