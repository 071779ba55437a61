import { arch, availableParallelism, platform, totalmem } from 'os';
import { goalTable } from './goals';
import type { Series } from './measure';
import { NAMES } from './names';
import { PARTS, Profile } from './profile';
import { Results, construct, count, exponent, memory, objects, over, percent, synth, table, times, total, wall } from './results';

export function report(results: Results): string {
  const { facts, sizes } = results;
  const heads = sizes.map(series => `${count(series.stacks)} stacks`);
  const against = (figure: typeof total) =>
    table(['variant', ...heads], shown(results).map(variant => [NAMES[variant], ...sizes.map(series => times(series.ratio(variant, 'plain', figure)))]));
  return [
    '# What the library costs',
    '',
    '<!-- written by `npm run bench`: do not edit -->',
    '',
    `Measured ${new Date().toISOString().slice(0, 10)} on ${machine()}; ${versions()}.`,
    '',
    `A stack is an image, a disk, a machine, a Secret with its cloud-init and a Service: ${facts.objects} objects, ${facts.fields} values`,
    `in the spec of the machine, ${facts.kilobytes.toFixed(1)} KB of YAML. All variants but JSON, cdk8s-plus and aws-cdk-lib write the same bytes,`,
    'and every run proves it by a hash. "Plain" makes the same objects by hand, from literals that are finished already, and checks nothing.',
    '',
    'How to read it: a figure is the median over rounds, each round a fresh process per variant; a ratio compares variants of one round.',
    'Ratios are of processor time, garbage collection and compiler threads included. They last; milliseconds depend on the machine.',
    'Below 1,000 stacks much of the time is the start of V8, and the first synth loads the validators.',
    '',
    '## Goals',
    '',
    ...goalTable(results),
    '',
    ...missing(results),
    '## Time to construct and synthesize, plain = 1',
    '',
    ...against(total),
    '',
    '## Peak memory, plain = 1',
    '',
    ...against(memory),
    '',
    '## L2 against plain `ApiObject`s',
    '',
    ...againstPlain(sizes),
    '',
    ...growths(results),
    '',
    ...reading(results),
    '',
    ...loading(results),
    '',
    ...huge(results),
    '## Profile of L2, at 3,000 stacks',
    '',
    ...profileTable(results.profile),
    '',
    '## Background: milliseconds and megabytes',
    '',
    'Processor time to construct and to synthesize, both on the clock on the wall, and peak memory.',
    '',
    ...table(['stacks', 'variant', 'construct', 'synth', 'wall', 'memory'], sizes.flatMap(series => shown(results).map(variant =>
      [count(series.stacks), NAMES[variant], ...[construct, synth, wall, memory].map(figure => count(series.of(variant, figure)))]))),
    '',
  ].join('\n');
}

const shown = ({ absent }: Results): string[] => Object.keys(NAMES).filter(variant => !absent.has(variant));

export function againstPlain(sizes: readonly Series[]): string[] {
  const heads = ['stacks', 'construct', 'synth', 'both', 'least to most', 'checks alone', 'µs per object', 'peak memory'];
  return table(heads, sizes.map(series => {
    const both = series.ratio('l2', 'plain', total);
    return [
      count(series.stacks),
      ...[construct, synth].map(figure => times(series.ratio('l2', 'plain', figure))),
      `**${times(both)}**`,
      `${times(both.least)} to ${times(both.most)}`,
      times(series.ratio('checks', 'plain', synth, total)),
      (1e3 * series.of('checks', synth) / series.of('plain', objects)).toFixed(1),
      times(series.ratio('l2', 'plain', memory)),
    ];
  }));
}

/** what could not be measured, and why */
function missing({ sizes, charts, shapes, full, absent }: Results): string[] {
  const all = [...sizes, ...charts, ...shapes.flatMap(({ small, large }) => [...small, ...large]), ...full === undefined ? [] : [full.huge]];
  const failed = all.flatMap(series => [...series.failures].map(([variant, reason]) =>
    `* ${NAMES[variant] ?? variant}, ${count(series.stacks)} stacks in ${count(series.charts)} charts: ${reason}`));
  const left = [...absent].map(([variant, reason]) => `* ${NAMES[variant]}: ${reason}`);
  const long = full === undefined ? ['* 100,000 stacks, and `npm test`: `npm run bench -- full` measures them'] : [];
  const tests = full !== undefined && Number.isNaN(full.testSeconds) ? ['* `npm test`: it failed'] : [];
  const reasons = [...failed, ...left, ...long, ...tests];
  return reasons.length === 0 ? [] : ['Not measured:', '', ...reasons, ''];
}

function growths({ sizes, charts, shapes }: Results): string[] {
  const powers = (series: readonly Series[], variants: string[]) => variants.map(variant => times(exponent(series, variant)));
  const stacks = (series: readonly Series[]) => series.map(each => count(each.stacks)).join(', ');
  const long = sizes.filter(series => series.stacks >= 1000);
  const many = charts.filter(series => series.charts >= 100);
  return [
    '## Growth',
    '',
    'The power of n by which time grows, where 1 is linear: over all sizes, or over the last step where that is steeper.',
    'Plain has the sizes that cdk8s finishes in seconds; of diamonds, each one doubles its time in the end.',
    '',
    ...table(['shape', 'n of ours', 'ours', 'n of plain', 'plain'], [
      ['n stacks in one chart', stacks(long), ...powers(long, ['l2']), stacks(long), ...powers(long, ['plain'])],
      ['n charts of one stack', stacks(many), ...powers(many, ['l2']), stacks(many), ...powers(many, ['plain'])],
      ...shapes.map(({ name, what, small, large }) =>
        [what, stacks(large), ...powers(large, [`shapes-l2:${name}`]), stacks(small), ...powers(small, [`shapes-plain:${name}`])]),
    ]),
    '',
    ...table(['charts of one stack', 'L2 : plain', 'plain, ms', 'L2, ms'], charts.map(series =>
      [count(series.charts), times(series.ratio('l2', 'plain', total)), ...['plain', 'l2'].map(variant => count(series.of(variant, total)))])),
    '',
    ...table(['dependencies', 'n', 'objects', 'plain, ms', 'ours, ms', 'ours, MB'], shapes.flatMap(({ name, what, small, large }) =>
      [...small, ...large].map(series => [
        what,
        count(series.stacks),
        count(series.of(`shapes-l2:${name}`, objects)),
        ...['plain', 'l2'].map(variant => count(series.of(`shapes-${variant}:${name}`, total))),
        count(series.of(`shapes-l2:${name}`, memory)),
      ]))),
  ];
}

function reading({ sizes }: Results): string[] {
  const large = sizes.at(-1)!;
  const row = (variant: string, label: string) =>
    [label, times(large.ratio(variant, 'reader', synth)), ...[synth, memory].map(figure => count(large.of(variant, figure)))];
  return [
    '## Reading files',
    '',
    `The finished text of ${count(large.stacks)} stacks, ${count(large.of('text', objects))} objects, in one file.`,
    '',
    ...table(['', 'time', 'ms', 'MB'], [row('reader', 'reader of YAML alone'), row('validate', '`cdk8s-dvp validate`')]),
  ];
}

function loading({ loads, folders, compilations }: Results): string[] {
  const packages = [['cdk8s', 'cdk8s'], ['ours', 'cdk8s and cdk8s-dvp'], ['used', 'the same, and `VirtualMachine` of it read'], ['plus', 'cdk8s-plus-28 (with cdk8s)']].map(([name, label]) => [
    label,
    times(over(loads, name, load => load.time.cpu, 'cdk8s')),
    times(over(loads, name, load => load.memory, 'cdk8s')),
    ...[over(loads, name, load => load.time.cpu), over(loads, name, load => load.time.wall), over(loads, name, load => load.memory)].map(count),
    count(over(loads, name, load => load.modules.length)),
  ]);
  const apps = [['plain', 'plain cdk8s'], ['ours', 'cdk8s-dvp']].map(([name, label]) => [
    label,
    over(compilations, name, ({ time }) => time.cpu / 1e3).toFixed(2),
    over(compilations, name, ({ time }) => time.wall / 1e3).toFixed(2),
    count(over(compilations, name, compilation => compilation.memory)),
  ]);
  return [
    '## `require`',
    '',
    ...table(['packages', 'time', 'memory', 'ms', 'ms on the wall', 'MB', 'modules'], packages),
    '',
    `Modules of the package: ${[...folders].map(([folder, n]) => `${n} in ${folder}`).join(', ')}.`,
    '',
    '## `tsc` on an app of one machine, `skipLibCheck` set',
    '',
    ...table(['app', 's', 's on the wall', 'MB'], apps),
  ];
}

function huge({ full }: Results): string[] {
  if (full === undefined) {
    return [];
  }
  const { huge: series, wall: beyond } = full;
  return [
    `## ${count(series.stacks)} stacks`,
    '',
    ...table(['variant', 'objects', 'against the floor', 's', 's on the wall', 'MB'], ['text', 'l2'].map(variant => [
      NAMES[variant],
      count(series.of(variant, objects)),
      times(series.ratio(variant, 'text', total)),
      ...[total, wall].map(figure => times(series.of(variant, figure) / 1e3)),
      count(series.of(variant, memory)),
    ])),
    '',
    `Plain objects in ${count(beyond.stacks)} stacks: ${beyond.failures.get('plain') ?? 'cdk8s writes them now'}.`,
    '',
  ];
}

export function profileTable({ milliseconds, shares, heaviest }: Profile): string[] {
  return [
    `${count(milliseconds)} ms, sampled with the start of Node.js. A helper of many parts belongs to the part that calls it.`,
    '',
    ...table(['part', 'share', 'the function that takes the most by itself'], PARTS.map(part =>
      [part, percent(shares.get(part)!), heaviest.find(each => each.part === part)?.name ?? ''])),
  ];
}

function machine(): string {
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `${platform()} ${arch()}, ${availableParallelism()} cores, ${gibibytes} GiB, Node.js ${process.versions.node}`;
}

function versions(): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return ['cdk8s', 'constructs', 'cdk8s-plus-28', 'typescript'].map(name => `${name} ${require(`${name}/package.json`).version}`).join(', ');
}
