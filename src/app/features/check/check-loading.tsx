import { keyframes, styled } from 'styled-components';
import { HeardOnly, Quiet } from '../../shared/drift/layout.tsx';
import { useWait } from '../../shared/drift/use-wait.ts';
import { color } from '../../shared/theme/color.ts';
import { useWords } from '../../shared/words/use-words.ts';

/** The shape of what will stand there, a word for those who hear the page, and why it takes so long. */
export function CheckLoading() {
  const words = useWords();
  const wait = useWait();
  return (
    <>
      <Shape role="status">
        <HeardOnly as="h1">{words.say('sidebar.loading')}</HeardOnly>
        <Bar style={{ height: 64 }} />
        {WIDTHS.map((width) => (
          <Bar key={width} style={{ width }} />
        ))}
      </Shape>
      {wait && (
        <Quiet>
          {words.say('sidebar.waiting', {
            seconds: wait.seconds,
            isRetry: wait.isRetry ? 'yes' : 'no',
          })}
        </Quiet>
      )}
    </>
  );
}

const WIDTHS = ['38%', '86%', '72%', '94%', '54%'];

const breathing = keyframes`
  50% { opacity: 0.5; }
`;

/** At rest for those who want no motion, as everything in the page. */
const Shape = styled.div`
  display: flex;
  flex-direction: column;
  gap: 12px;
  animation: ${breathing} 1.6s ease-in-out infinite;
`;

const Bar = styled.div`
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background-color: ${color('border.subtle')};
  height: 14px;
`;
