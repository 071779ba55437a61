import { AWS } from './names';
import { Results, construct, count, exponent, memory, over, synth, table, times, total } from './results';
import { median } from './stats';

interface Goal {
  readonly number: number;
  readonly what: string;
  /** NaN if it failed or was not measured */
  readonly measured: number;
  readonly must?: number;
  readonly aim?: number;
}

function goals({ sizes, charts, shapes, loads, compilations, full }: Results): Goal[] {
  const large = sizes.at(-1)!;
  const middle = sizes.find(({ stacks }) => stacks === 1000)!;
  const linear = (what: string, measured: number): Goal => ({ number: 6, what: `exponent: ${what}`, measured, must: 1.05, aim: 1 });
  const others = ['plus', ...AWS].map(variant => middle.ratio('l2', variant, total).middle).filter(Number.isFinite);
  return [
    { number: 1, what: '10,000 stacks, construct and synth, against plain', measured: large.ratio('l2', 'plain', total).middle, must: 0.5, aim: 0.3 },
    { number: 2, what: 'the same, user data by `CloudInit`', measured: large.ratio('cloud-init', 'plain', total).middle, must: 0.65, aim: 0.4 },
    { number: 3, what: 'checks alone, as a share of plain', measured: large.ratio('checks', 'plain', synth, total).middle, must: 0.1, aim: 0.05 },
    { number: 4, what: 'construct alone, against plain', measured: large.ratio('l2', 'plain', construct).middle, must: 2, aim: 1.3 },
    { number: 5, what: 'peak memory, against plain', measured: large.ratio('l2', 'plain', memory).middle, must: 0.6, aim: 0.4 },
    linear('one chart, 1,000 to 10,000 stacks', exponent(sizes.filter(({ stacks }) => stacks >= 1000), 'l2')),
    linear('100 to 1,600 charts', exponent(charts.filter(each => each.charts >= 100), 'l2')),
    ...shapes.map(({ name, what, large: series }) => linear(`${what}, up to ${count(series.at(-1)!.stacks)}`, exponent(series, `shapes-l2:${name}`))),
    { number: 7, what: '100,000 stacks: peak memory in GB', measured: full === undefined ? NaN : full.huge.of('l2', memory) / 1024, must: 2 },
    { number: 7, what: '100,000 stacks: time, against the floor', measured: full === undefined ? NaN : full.huge.ratio('l2', 'text', total).middle, aim: 20 },
    { number: 8, what: '1,000 stacks, against the fastest of cdk8s-plus-28 and aws-cdk-lib', measured: Math.max(...others), must: 0.5, aim: 0.25 },
    { number: 9, what: '`require` with cdk8s, against cdk8s alone', measured: over(loads, 'ours', ({ time }) => time.cpu, 'cdk8s'), must: 1.2, aim: 1.1 },
    {
      number: 10,
      what: '`tsc` on an app of one machine, seconds more than with plain cdk8s',
      measured: median(compilations.map(round => (round.get('ours')!.time.cpu - round.get('plain')!.time.cpu) / 1e3)),
      must: 0.3,
      aim: 0.15,
    },
    { number: 11, what: '`validate` on 50,000 objects, against the reader alone', measured: large.ratio('validate', 'reader', synth).middle, must: 1.3, aim: 1.1 },
    { number: 12, what: '`npm test`, seconds', measured: full?.testSeconds ?? NaN, must: 120, aim: 60 },
  ];
}

export function goalTable(results: Results): string[] {
  return table(['goal', '#', 'measured', 'must', 'aim', ''], goals(results).map(goal => {
    const bound = (limit?: number) => limit === undefined ? '' : `≤ ${limit}`;
    return [goal.what, String(goal.number), times(goal.measured), bound(goal.must), bound(goal.aim), verdict(goal)];
  }));
}

function verdict({ measured, must, aim }: Goal): string {
  if (!Number.isFinite(measured)) {
    return 'no figure';
  }
  // as it is printed
  const rounded = Number(measured.toFixed(measured < 0.1 ? 3 : 2));
  if (aim !== undefined && rounded <= aim) {
    return 'aim';
  }
  if (must === undefined) {
    return 'not the aim';
  }
  return rounded <= must ? 'must' : '**missed**';
}
