import { Anchor } from '@zendeskgarden/react-buttons';
import { useContext, type MouseEvent, type ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { OpenRecordContext, type RecordPage, type RecordSource } from './open-record.ts';

/**
 * A link to a record in Zendesk: opened by the workspace around the app where that is possible. Plain
 * text for the demo account, whose subdomain is somebody else's.
 */
export function RecordLink({
  source,
  page,
  children,
}: {
  readonly source: RecordSource;
  readonly page: RecordPage;
  readonly children: ReactNode;
}) {
  const words = useWords();
  const open = useContext(OpenRecordContext);
  if (source.mode === 'demo') return <span>{children}</span>;
  const onClick = (event: MouseEvent) => {
    const wantsOwnTab = event.ctrlKey || event.metaKey || event.shiftKey;
    if (open === null || wantsOwnTab) return;
    event.preventDefault();
    open(page);
  };
  return (
    <Anchor
      href={`https://${source.subdomain}.zendesk.com/agent/${page.kind}s/${page.id}`}
      target="_blank"
      rel="noreferrer"
      isExternal
      isUnderlined
      externalIconLabel={words.say('page.record.opens_in_zendesk')}
      onClick={onClick}
    >
      {children}
    </Anchor>
  );
}
