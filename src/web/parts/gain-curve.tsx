import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';

import { count, percent } from '../model/format.ts';

/** Share of all expected lines that the first k files hold, for k = 0, 1, 2, … Empty when nothing is expected. */
export function gainOf(expected: readonly number[]): number[] {
  const total = expected.reduce((sum, lines) => sum + lines, 0);
  if (total <= 0) return [];
  let seen = 0;
  return [0, ...expected.map((lines) => (seen += lines) / total)];
}

/** At most this many points are drawn. */
const POINTS = 160;
const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [460, 216, 40, 24, 10, 12];

/** How many files, read in order, show a given share. */
const filesFor = (gain: readonly number[], share: number): number => gain.findIndex((seen) => seen >= share);

/** The gain curve; `at` marks how far the reader has come. */
export function GainCurve({ gain, at }: { gain: readonly number[]; at?: number | undefined }) {
  const files = gain.length - 1;
  if (files < 1) return <p class="quiet">No lines of banned or resembling origin are expected.</p>;
  const x = scaleLinear([0, files], [LEFT, WIDTH - RIGHT]);
  const y = scaleLinear([0, 1], [HEIGHT - BOTTOM, TOP]);
  const step = Math.max(1, files / POINTS);
  const points = [...new Set([...Array.from({ length: Math.floor(files / step) + 1 }, (_, index) => Math.round(index * step)), files])];
  const height = (files: number): number => y(gain[files] ?? 0);
  const [half, most] = [filesFor(gain, 0.5), filesFor(gain, 0.9)];
  const here = at === undefined ? undefined : Math.min(at, files);
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Gain curve: the first ${count(half)} files hold half of the expected lines, the first ${count(most)} hold 90%.`}>
        {[0, 0.5, 1].map((share) => (
          <g><line class="rule" x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} /><text class="tick end" x={LEFT - 6} y={y(share) + 4}>{percent(share)}</text></g>
        ))}
        <path class="gain-area" d={area<number>((files) => x(files), HEIGHT - BOTTOM, height).curve(curveMonotoneX)(points) ?? ''} />
        <path class="gain-line" d={line<number>((files) => x(files), height).curve(curveMonotoneX)(points) ?? ''} />
        {here !== undefined && <g class="gain-here"><line x1={x(here)} x2={x(here)} y1={height(here)} y2={HEIGHT - BOTTOM} /><circle cx={x(here)} cy={height(here)} r="4" /></g>}
        <text class="tick" x={LEFT} y={HEIGHT - 6}>0</text>
        <text class="tick end" x={WIDTH - RIGHT} y={HEIGHT - 6}>{count(files)} files</text>
      </svg>
      <figcaption>
        {here !== undefined && here > 0
          ? <>The first <b>{count(here)}</b> {here === 1 ? 'file holds' : 'files hold'} <b>{percent(gain[here] ?? 0)}</b> of the expected lines.</>
          : <>Half of the expected lines are in the first {half === 1 ? 'file' : <><b>{count(half)}</b> files</>}, 90% in the first <b>{count(most)}</b>.</>}
      </figcaption>
    </figure>
  );
}
