import { arch, availableParallelism, platform, totalmem } from 'os';
import type { Check } from './checks';
import type { Load } from './load';
import { Loads, Ratio, Series } from './measure';
import type { Sample } from './run';
import { growth, median } from './stats';
import type { Facts } from './verify';

export interface Results {
  readonly facts: Facts;
  /** how often each object was rendered, over ever more charts */
  readonly renders: number[];
  /** one chart, ever more stacks */
  readonly sizes: Series[];
  /** as many stacks, ever more charts */
  readonly spreads: Series[];
  /** for each number of objects, the rounds */
  readonly checks: Check[][];
  readonly loads: Loads[];
  readonly modules: string[];
}

const NAMES: Record<string, string> = {
  'text': 'finished text, numbers filled in',
  'json': 'bare JSON dump',
  'yaml': "bare YAML dump, by cdk8s's `Yaml`",
  'plain': '**plain `ApiObject`s**',
  'shaped': 'plain, shaped as L2: a construct around each, dependencies',
  'unchecked': 'L2, checks off',
  'l2': '**L2**',
  'cloud-init': 'L2, user data written by `CloudInit` too',
};

const construct = (sample: Sample) => sample.construct.cpu;
const synth = (sample: Sample) => sample.synth.cpu;
const total = (sample: Sample) => sample.construct.cpu + sample.synth.cpu;
const wall = (sample: Sample) => sample.construct.wall + sample.synth.wall;
const memory = (sample: Sample) => sample.memory;

export function report(results: Results): string {
  const { facts, sizes } = results;
  return [
    '# What the library costs',
    '',
    '<!-- written by `npm run bench`: do not edit -->',
    '',
    `Measured ${new Date().toISOString().slice(0, 10)} on ${machine()}; ${versions()}.`,
    '',
    `A stack is an image, a disk, a machine, a Secret with its cloud-init and a Service: ${facts.objects} objects, ${facts.fields} values`,
    `in the spec of the machine, ${facts.kilobytes.toFixed(1)} KB of YAML. All variants but JSON write the same bytes,`,
    'and every run proves it by a hash. "Plain" makes the same objects by hand, from literals that are finished already.',
    '',
    'How to read it: a figure is the median over rounds, each round a fresh process per variant; a ratio compares variants of one round.',
    'Ratios are of processor time, garbage collection and compiler threads included. They last; milliseconds depend on the machine.',
    'Below 1,000 stacks much of the time is the start of V8, and the first synth loads the validators. What is not ours is in the rows',
    'of the others: the YAML of cdk8s in the bare dump, and what cdk8s takes for constructs and dependencies in "plain, shaped as L2".',
    '',
    '## L2 against plain `ApiObject`s',
    '',
    ...table(['stacks', 'construct', 'synth', 'both', 'least to most', 'peak memory'], sizes.map(series => {
      const both = series.ratio('l2', 'plain', total);
      return [count(series.stacks), ...[construct, synth].map(figure => times(series.ratio('l2', 'plain', figure))),
        `**${times(both)}**`, `${both.least.toFixed(2)} to ${both.most.toFixed(2)}`, times(series.ratio('l2', 'plain', memory))];
    })),
    '',
    ...growths(sizes),
    '',
    '## Construct and synth of every variant, plain = 1',
    '',
    ...table(['variant', ...sizes.map(series => `${count(series.stacks)} stacks`)], Object.keys(NAMES).map(variant =>
      [NAMES[variant], ...sizes.map(series => times(series.ratio(variant, 'plain', total)))])),
    '',
    ...overCharts(results),
    '',
    ...checking(results),
    '',
    ...loading(results),
    '',
    '## Background: milliseconds and megabytes',
    '',
    'Processor time to construct and to synthesize, both on the clock on the wall, and peak memory.',
    '',
    ...table(['stacks', 'variant', 'construct', 'synth', 'wall', 'memory'], sizes.flatMap(series => Object.keys(NAMES).map(variant =>
      [count(series.stacks), NAMES[variant], ...[construct, synth, wall, memory].map(figure => count(series.of(variant, figure)))]))),
    '',
  ].join('\n');
}

function growths(sizes: Series[]): string[] {
  if (sizes.length < 2) {
    return [];
  }
  const exponent = (variant: string, series: Series[]) => growth(series.map(s => ({ n: s.stacks, t: s.of(variant, total) }))).toFixed(2);
  const all = sizes.map(series => count(series.stacks)).join(', ');
  const last = sizes.slice(-2);
  return [
    `Time grows with the power ${exponent('l2', sizes)} of the number of stacks over ${all}, and ${exponent('l2', last)} over the last two`,
    `(plain: ${exponent('plain', sizes)} and ${exponent('plain', last)}; 1 is linear).`,
  ];
}

function overCharts({ spreads, renders }: Results): string[] {
  return [
    '## The same stacks over more charts',
    '',
    'cdk8s validates and orders the whole app once per chart, whoever made it. Checks run once per synth, so what they add must not grow.',
    `An object was rendered ${renders.map(n => n.toFixed(2)).join(', ')} times per synth, over 1, 10 and 100 charts.`,
    '',
    ...table(['stacks', 'charts', 'plain', 'shaped', 'L2, checks off', 'L2', 'L2 : plain', 'L2 : shaped', 'checks'], spreads.map(series => {
      const base = spreads[0].of('plain', total);
      return [count(series.stacks), count(series.charts),
        ...['plain', 'shaped', 'unchecked', 'l2'].map(variant => times(series.of(variant, total) / base)),
        ...['plain', 'shaped'].map(variant => times(series.ratio('l2', variant, total))),
        ((series.of('l2', total) - series.of('unchecked', total)) / base).toFixed(2)];
    })),
    '',
    'Plain in one chart is 1, also for the checks, which are L2 less "checks off"; the two columns before them compare within a row.',
  ];
}

function checking({ checks }: Results): string[] {
  const points = checks.map(rounds => ({ n: rounds[0].objects, t: median(rounds.map(check => check.time.cpu)) }));
  const sizes = points.map(({ n }) => count(n)).join(', ');
  const each = points.map(({ n, t }) => (t / n * 1e3).toFixed(0)).join(', ');
  return [
    '## Checks by themselves',
    '',
    `Schemas and rules take ${each} µs per object, where there are ${sizes} of them (a fresh process each, so the first figure holds`,
    `the start of V8). The time grows with the power ${growth(points).toFixed(2)} of the number of objects.`,
  ];
}

function loading({ loads, modules }: Results): string[] {
  const cpu = (load: Load) => load.time.cpu;
  const clockOnWall = (load: Load) => load.time.wall;
  const megabytes = (load: Load) => load.memory;
  const files = (load: Load) => load.modules.length;
  const row = (name: keyof Loads, label: string) => {
    const of = (figure: (load: Load) => number) => median(loads.map(round => figure(round[name])));
    const against = (figure: (load: Load) => number) => median(loads.map(round => figure(round[name]) / figure(round.cdk8s)));
    const figures = [cpu, clockOnWall, megabytes, files].map(figure => count(of(figure)));
    return [label, times(against(cpu)), times(against(megabytes)), ...figures];
  };
  return [
    '## `require`',
    '',
    ...table(['packages', 'time', 'memory', 'ms', 'ms on the wall', 'MB', 'modules'], [
      row('cdk8s', 'cdk8s'),
      row('ours', 'cdk8s and cdk8s-dvp'),
      row('plus', 'cdk8s-plus-28 (with cdk8s)'),
    ]),
    '',
    `The package loads ${modules.length} modules of its own and nothing else: no validators, rules, ajv, second yaml or cdk8s-plus.`,
  ];
}

const times = (ratio: number | Ratio): string => {
  const n = typeof ratio === 'number' ? ratio : ratio.middle;
  return n.toFixed(n < 0.1 ? 3 : 2);
};

const count = (n: number): string => Math.round(n).toLocaleString('en');

function table(head: string[], rows: string[][]): string[] {
  return [head, head.map((_, i) => i === 0 ? '---' : '---:'), ...rows].map(row => `| ${row.join(' | ')} |`);
}

function machine(): string {
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `${platform()} ${arch()}, ${availableParallelism()} cores, ${gibibytes} GiB, Node.js ${process.versions.node}`;
}

function versions(): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return ['cdk8s', 'constructs', 'cdk8s-plus-28'].map(name => `${name} ${require(`${name}/package.json`).version}`).join(', ');
}
