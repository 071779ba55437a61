import { spawnSync } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { installAws } from './aws';
import { Derived, deriveModule, deriveProgram } from './derive';
import { measure, rounds } from './measure';
import { foldersOf } from './modules';
import { AWS, DUMPS, TREES } from './names';
import { Processes } from './processes';
import { profileOf } from './profile';
import { againstPlain, profileTable, report } from './report';
import { Full, Results, Shape, percent } from './results';
import { sameObjects } from './verify';

const HELP = `npm run bench              all but what takes longest, into bench/RESULTS.md
npm run bench -- full      the same with 100,000 stacks, and the time of npm test
npm run bench -- full 1    at most one round of each, printed only: whether the bench works
npm run bench -- quick     time, memory and checks of L2 against plain objects, in less than a minute
npm run bench -- profile   shares of the parts of a synth; 'profile plain' for another variant`;

const [mode = 'whole', option] = process.argv.slice(2);

/** prints the ratios that matter most */
function quick(processes: Processes): void {
  const series = measure(processes, { stacks: 3000, rounds: 3, variants: ['plain', 'l2', 'checks'] });
  console.log(againstPlain([series]).join('\n'));
  series.failures.forEach((reason, variant) => console.log(`${variant} failed: ${reason}`));
}

function profile(processes: Processes, variant: string): void {
  const { heaviest, ...shares } = profileOf(processes.profile({ variant, stacks: 3000, charts: 1 }));
  console.log(profileTable({ heaviest, ...shares }).join('\n'));
  console.log('\nThe functions that take the most by themselves:\n');
  heaviest.slice(0, 25).forEach(({ share, part, name }) => console.log(`${percent(share).padStart(7)}  ${part.padEnd(38)} ${name}`));
}

/** measures all of it, with at most so many rounds of each */
function whole(processes: Processes, derived: Derived, isFull: boolean, most: number): Results {
  const facts = sameObjects(derived);
  const some = (count: number) => Math.min(count, most);
  const failure = installAws();
  const absent = new Map(failure === undefined ? [] : AWS.map(variant => [variant, failure]));
  const variants = [...DUMPS, ...TREES, 'checks', 'plus', ...AWS].filter(variant => !absent.has(variant));
  // the validation of aws-cdk-lib takes minutes there
  const withoutAws = variants.filter(variant => variant !== 'aws');

  const sizes = [
    measure(processes, { stacks: 100, rounds: some(5), variants }),
    measure(processes, { stacks: 1000, rounds: some(5), variants }),
    measure(processes, { stacks: 3000, rounds: some(3), variants: withoutAws }),
    measure(processes, { stacks: 10_000, rounds: some(3), variants: [...withoutAws, 'reader', 'validate'] }),
  ];
  const charts = [1, 10, 100, 400, 1600].map(n => measure(processes, { stacks: n, charts: n, rounds: some(n < 1000 ? 5 : 2), variants: ['plain', 'l2'] }));
  const shapes = SHAPES.map(({ name, what, sizesOfPlain, sizesOfOurs }): Shape => {
    const of = (stacks: number, ...kinds: string[]) => measure(processes, { stacks, rounds: some(3), variants: kinds.map(kind => `shapes-${kind}:${name}`) });
    return { name, what, small: sizesOfPlain.map(n => of(n, 'plain', 'l2')), large: sizesOfOurs.map(n => of(n, 'l2')) };
  });
  const loads = rounds('require', some(11), {
    cdk8s: () => processes.load('cdk8s'),
    ours: () => processes.load('cdk8s', 'cdk8s-dvp'),
    used: () => processes.load('cdk8s', 'cdk8s-dvp#VirtualMachine'),
    plus: () => processes.load('cdk8s-plus-28'),
  });
  const apps = { plain: processes.add('apps/plain.ts', deriveProgram(derived)), ours: processes.add('apps/ours.ts', PROGRAM) };
  const compilations = rounds('tsc', some(7), { plain: () => processes.compile(apps.plain), ours: () => processes.compile(apps.ours) });
  return {
    facts,
    sizes,
    charts,
    shapes,
    loads,
    folders: foldersOf(loads[0]),
    compilations,
    absent,
    profile: profileOf(processes.profile({ variant: 'l2', stacks: 3000, charts: 1 })),
    full: isFull ? full(processes) : undefined,
  };
}

const SHAPES = [
  { name: 'groups', what: 'n objects on n, by one dependency of charts', sizesOfPlain: [100, 200, 400, 800], sizesOfOurs: [1250, 5000, 20_000] },
  { name: 'chain', what: 'a chain of n objects', sizesOfPlain: [1000, 2000, 4000], sizesOfOurs: [1250, 5000, 20_000] },
  { name: 'diamonds', what: 'n diamonds in a row', sizesOfPlain: [10, 12, 14, 16], sizesOfOurs: [1000, 4000, 16_000] },
];

const PROGRAM = `import { App, Chart } from 'cdk8s';
import { addStack } from '../../stack';

const app = new App();
addStack(new Chart(app, 'stacks'), 1);
app.synth();
`;

function full(processes: Processes): Full {
  const huge = measure(processes, { stacks: 100_000, rounds: 1, variants: ['text', 'l2'] });
  const wall = measure(processes, { stacks: 24_000, rounds: 1, variants: ['plain'] });
  process.stderr.write('npm test\n');
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync('npm', ['test'], { cwd: join(__dirname, '..'), encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
  }
  return { huge, wall, testSeconds: status === 0 ? Number(process.hrtime.bigint() - start) / 1e9 : NaN };
}

function main(): void {
  const isWhole = mode === 'whole' || mode === 'full';
  if (!isWhole && mode !== 'quick' && mode !== 'profile') {
    console.log(HELP);
    process.exitCode = 2;
    return;
  }
  const processes = new Processes();
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const derived: Derived = require(processes.add('derived.js', deriveModule()));
    if (mode === 'quick') {
      return quick(processes);
    }
    if (mode === 'profile') {
      return profile(processes, option ?? 'l2');
    }
    const text = report(whole(processes, derived, mode === 'full', Number(option ?? Infinity)));
    process.stdout.write(text);
    if (option === undefined) {
      writeFileSync(join(__dirname, 'RESULTS.md'), text);
    }
  } finally {
    processes.remove();
  }
}

main();
