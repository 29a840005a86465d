import { Skeleton } from '@zendeskgarden/react-loaders';
import { HeardOnly, Stack } from '../drift/layout.tsx';

type SkeletonsProps = {
  /** What is being fetched, for those who hear the page. */
  readonly label: string;
  readonly lines?: number;
};

/** Grey lines where text will be. */
export function Skeletons({ label, lines = 4 }: SkeletonsProps) {
  return (
    <Stack $gap={12} role="status">
      <HeardOnly>{label}</HeardOnly>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height="20px" width={WIDTHS[line % WIDTHS.length] ?? '100%'} />
      ))}
    </Stack>
  );
}

const WIDTHS = ['40%', '90%', '75%', '85%'];
