import { styled } from 'styled-components';
import { color } from '../../shared/theme/color.ts';
import { useWords } from '../../shared/words/use-words.ts';
import type { DriftPoint } from './drift-over-time.ts';

const WIDTH = 640;
const HEIGHT = 160;
const EDGE = { left: 44, right: 16, top: 24, bottom: 24 };

/** Issues over time as a line. The table below it says the same in figures. */
export function DriftChart({ points }: { readonly points: readonly DriftPoint[] }) {
  const words = useWords();
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const most = Math.max(1, ...points.map(({ issues }) => issues));
  const places = points.map(({ issues }, at) => placeOf(at, issues, points.length, most));
  const name = words.say('page.history.chart_name', {
    count: points.length,
    first: first.issues,
    firstAt: words.time(first.at),
    last: last.issues,
    lastAt: words.time(last.at),
  });
  const bottom = HEIGHT - EDGE.bottom;
  return (
    <Drawing viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={name}>
      <line className="grid" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={EDGE.top} y2={EDGE.top} />
      <line className="grid" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={bottom} y2={bottom} />
      <text x={EDGE.left - 8} y={EDGE.top + 4} textAnchor="end">
        {words.number(most)}
      </text>
      <text x={EDGE.left - 8} y={bottom + 4} textAnchor="end">
        {words.number(0)}
      </text>
      <polyline className="line" points={places.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {places.map(({ x, y }, at) => (
        <circle key={at} className="point" cx={x} cy={y} r={4}>
          <title>{pointName(points[at] ?? last, words)}</title>
        </circle>
      ))}
      <text x={EDGE.left} y={HEIGHT - 6}>
        {words.time(first.at)}
      </text>
      <text x={WIDTH - EDGE.right} y={HEIGHT - 6} textAnchor="end">
        {words.time(last.at)}
      </text>
    </Drawing>
  );
}

function pointName({ at, issues }: DriftPoint, words: ReturnType<typeof useWords>): string {
  return words.say('page.history.point', { time: words.time(at), issues });
}

function placeOf(at: number, issues: number, count: number, most: number) {
  const wide = WIDTH - EDGE.left - EDGE.right;
  const high = HEIGHT - EDGE.top - EDGE.bottom;
  return {
    x: EDGE.left + (count < 2 ? 0 : (wide * at) / (count - 1)),
    y: EDGE.top + high * (1 - issues / most),
  };
}

const Drawing = styled.svg`
  display: block;
  width: 100%;
  max-width: 720px;
  font-size: 12px;

  & text {
    fill: ${color('foreground.subtle')};
  }

  & .grid {
    stroke: ${color('border.subtle')};
  }

  & .line {
    fill: none;
    stroke: ${color('border.primaryEmphasis')};
    stroke-width: 2;
    stroke-linejoin: round;
  }

  & .point {
    fill: ${color('background.default')};
    stroke: ${color('border.primaryEmphasis')};
    stroke-width: 2;
  }
`;
