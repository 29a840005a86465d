import { Button } from '@zendeskgarden/react-buttons';
import { useEffect } from 'react';
import { OUTCOMES } from '../../../core/apply/receipt-format.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { KeptFile, ReceiptView } from '../../engine/engine-views.ts';
import { EntryList } from '../../shared/drift/entry-list.tsx';
import { Failure } from '../../shared/drift/failure.tsx';
import { Quiet, Stack } from '../../shared/drift/layout.tsx';
import { useCall } from '../../shared/drift/use-call.ts';
import { FileRow } from '../../shared/files/file-row.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Heading } from '../../shared/ui/heading.ts';
import { ClipboardIcon } from '../../shared/ui/icons.ts';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { Tile, Tiles } from '../../shared/ui/tile.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { ReceiptHead } from './receipt-head.tsx';
import { ReceiptNotices } from './receipt-notices.tsx';

/** What an apply did: every action with its outcome, what was measured, and how to take each write back. */
export function ReceiptStage({
  engine,
  receipt,
  onAuditAgain,
}: {
  readonly engine: Pick<EngineApi, 'entries' | 'receiptFile'>;
  /** `null` before an apply. */
  readonly receipt: ReceiptView | null;
  /** `null` where something else follows, which is offered beside the receipt. */
  readonly onAuditAgain: (() => void) | null;
}) {
  const words = useWords();
  if (receipt === null)
    return <EmptyState icon={ClipboardIcon} title={words.say('page.receipt.none')} />;
  const { totals } = receipt;
  return (
    <Stack $gap={20}>
      <StageHeader
        title={words.say(`page.receipt.title.${receipt.kind}`)}
        about={words.say('page.receipt.about')}
      >
        {onAuditAgain && (
          <Button isPrimary onClick={onAuditAgain}>
            {words.say('page.receipt.audit_again')}
          </Button>
        )}
      </StageHeader>
      <ReceiptNotices receipt={receipt} />
      <Tiles aria-label={words.say('page.receipt.totals')}>
        <Tile label={words.say('page.receipt.actions')} value={words.number(totals.actions)} />
        {OUTCOMES.filter((outcome) => totals[outcome] > 0).map((outcome) => (
          <Tile
            key={outcome}
            label={words.say(`outcomes.${outcome}`)}
            value={words.number(totals[outcome])}
          />
        ))}
      </Tiles>
      {onAuditAgain && <Quiet>{words.say('page.receipt.next')}</Quiet>}
      <ReceiptHead receipt={receipt} />
      <ReceiptFile key={receipt.run_id} engine={engine} runId={receipt.run_id} />
      <Stack as="section" $gap={12} aria-labelledby="receipt-entries">
        <Heading id="receipt-entries">{words.say('page.receipt.entries')}</Heading>
        <EntryList engine={engine} receipt={receipt} />
      </Stack>
    </Stack>
  );
}

function ReceiptFile({
  engine,
  runId,
}: {
  readonly engine: Pick<EngineApi, 'receiptFile'>;
  readonly runId: string;
}) {
  const [file, start] = useCall<KeptFile>();
  useEffect(() => {
    void start(() => engine.receiptFile(runId));
  }, [start, engine, runId]);
  if (file.is === 'failed') return <Failure problem={file.problem} written="nothing" />;
  return file.is === 'done' ? <FileRow file={file.value} /> : null;
}
