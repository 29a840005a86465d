import { Button } from '@zendeskgarden/react-buttons';
import { lazy, Suspense, useState } from 'react';
import type { CheckView } from '../../engine/engine-views.ts';
import type { DecidingEngine } from '../../shared/drift/decide-here.tsx';
import { Stack } from '../../shared/drift/layout.tsx';
import { useWords } from '../../shared/words/use-words.ts';

const ResolveIssues = lazy(async () => ({
  default: (await import('./resolve-issues.tsx')).ResolveIssues,
}));

/** The way to what only people can decide about the drift: for administrators. */
export function ResolvePart({
  view: { issues, source, role },
  engine,
}: {
  readonly view: CheckView;
  readonly engine: DecidingEngine;
}) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  if (role !== 'admin' || issues.length === 0) return null;
  return (
    <Stack $gap={8}>
      <Button
        size="small"
        isStretched
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {words.say('sidebar.resolve')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ResolveIssues issues={issues} source={source} engine={engine} />
        </Suspense>
      )}
    </Stack>
  );
}
