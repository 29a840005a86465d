import { Button } from '@zendeskgarden/react-buttons';
import { Modal } from '@zendeskgarden/react-modals';
import type { EngineApi } from '../../engine/engine-api.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Sentence, Stack } from '../../shared/drift/layout.tsx';
import { useCall } from '../../shared/drift/use-call.ts';
import { useWords } from '../../shared/words/use-words.ts';

type ClearEverythingProps = {
  readonly engine: Pick<EngineApi, 'clear'>;
  readonly onClose: () => void;
  readonly onCleared: () => void;
};

/** Asks once more, then forgets everything the app keeps in this browser. */
export function ClearEverything({ engine, onClose, onCleared }: ClearEverythingProps) {
  const words = useWords();
  const [clearing, clear] = useCall<true>();
  const forget = async () => {
    const cleared = await clear(async () => {
      await engine.clear();
      return true;
    });
    if (cleared) onCleared();
  };
  return (
    <Modal onClose={onClose}>
      <Modal.Header isDanger>{words.say('page.history.clear_title')}</Modal.Header>
      <Modal.Body>
        <Stack $gap={12}>
          <Sentence>{words.say('page.history.clear_about')}</Sentence>
          <Sentence>{words.say('page.history.clear_zendesk')}</Sentence>
          {clearing.is === 'failed' && <Failure problem={clearing.problem} written="nothing" />}
        </Stack>
      </Modal.Body>
      <Modal.Footer>
        <Modal.FooterItem>
          <Button isBasic onClick={onClose}>
            {words.say('page.history.clear_cancel')}
          </Button>
        </Modal.FooterItem>
        <Modal.FooterItem>
          <Button
            isPrimary
            isDanger
            disabled={clearing.is === 'working'}
            onClick={() => void forget()}
          >
            {words.say('page.history.clear_do')}
          </Button>
        </Modal.FooterItem>
      </Modal.Footer>
      <Modal.Close aria-label={words.say('page.frame.close')} />
    </Modal>
  );
}
