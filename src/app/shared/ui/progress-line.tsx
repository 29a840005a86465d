import { Progress } from '@zendeskgarden/react-loaders';
import { styled } from 'styled-components';
import { color } from '../theme/color.ts';

type ProgressLineProps = {
  readonly label: string;
  /** Between 0 and 1; `null` where the end is not known. */
  readonly share: number | null;
  /** What is done, such as “1,200 of 3,000”. */
  readonly done: string;
  /** Rate and time left, or how it ended. */
  readonly note?: string;
};

/** How far something is, as a bar and in words. */
export function ProgressLine({ label, share, done, note }: ProgressLineProps) {
  return (
    <Box>
      <Name>{label}</Name>
      {share === null ? (
        <Rail />
      ) : (
        <Progress
          value={Math.round(Math.min(1, share) * 100)}
          aria-label={label}
          aria-valuetext={done}
        />
      )}
      <Figures>
        <span>{done}</span>
        {note !== undefined && <Note>{note}</Note>}
      </Figures>
    </Box>
  );
}

const Box = styled.div`
  display: grid;
  grid-template-columns: minmax(96px, 140px) minmax(80px, 1fr) minmax(180px, 280px);
  gap: 4px 16px;
  align-items: center;

  & > [role='progressbar'] {
    margin: 0;
  }

  @media (width < 640px) {
    grid-template-columns: 1fr;
  }
`;

/** Stands where a bar would, while nobody can say how far it is. */
const Rail = styled.span`
  border-top: 1px dashed ${color('border.emphasis')};
`;

const Name = styled.span`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

const Figures = styled.span`
  display: flex;
  flex-wrap: wrap;
  gap: 0 12px;
  font-variant-numeric: tabular-nums;
`;

const Note = styled.span`
  color: ${color('foreground.subtle')};
`;
