import { spawn } from 'child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { createInterface } from 'readline';
import { median } from './stats';
import { Project, install } from '../test/languages/projects';
import { must } from '../test/languages/tools';

/**
 * `tsx bench/languages.ts [rounds]` prints the table of docs/languages.md: what it takes to import the package in Python and Java, beside what it stands on.
 *
 * It looks at a process and at the Node.js that this one starts, in `/proc`, and so needs Linux.
 */
const ROUNDS = Number(process.argv[2] ?? 9);

interface Figures {
  /** seconds of processor time, of all processes together */
  readonly cpu: number;
  /** seconds on the clock on the wall */
  readonly wall: number;
  /** the most memory of each process, in MB, added up */
  readonly memory: number;
}

interface Bench {
  readonly language: string;
  /** what the table calls it -> what is run */
  readonly variants: Record<string, string[]>;
  readonly cwd: string;
}

function python({ directory }: Project): Bench {
  const importing = (code: string) => [join(directory, '.venv/bin/python'), '-c', `${code}\nprint('ready', flush=True)\ninput()`];
  return {
    language: 'Python',
    cwd: directory,
    variants: {
      'no package': importing('import jsii'),
      'cdk8s': importing('import cdk8s'),
      'cdk8s-plus-28': importing('import cdk8s_plus_28'),
      'cdk8s-dvp': importing('import cdk8s_dvp'),
      'cdk8s-dvp, and a generated class': importing('import cdk8s_dvp\ncdk8s_dvp.l1.KubeVirtualDisk.GVK'),
    },
  };
}

function java({ directory }: Project): Bench {
  const classpath = readFileSync(join(directory, 'classpath'), 'utf8').trim();
  const cwd = join(directory, 'load');
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'Load.java'), LOAD);
  must(['javac', '-classpath', classpath, 'Load.java'], { cwd });
  const loading = (...names: string[]) => ['java', '-classpath', `.:${classpath}`, 'Load', ...names];
  return {
    language: 'Java',
    cwd,
    variants: {
      'no package': loading(),
      'cdk8s': loading('org.cdk8s.$Module'),
      'cdk8s-plus-28': loading('org.cdk8s.plus28.$Module'),
      'cdk8s-dvp': loading('io.github.cdk8sdvp.$Module'),
      'cdk8s-dvp, and a generated class': loading('io.github.cdk8sdvp.$Module', 'io.github.cdk8sdvp.l1.KubeVirtualDisk'),
    },
  };
}

const LOAD = `import software.amazon.jsii.JsiiEngine;
import software.amazon.jsii.JsiiModule;

public final class Load {
    public static void main(final String[] names) throws Exception {
        JsiiEngine.getInstance();
        for (final String name : names) {
            final Class<?> found = Class.forName(name);
            if (JsiiModule.class.isAssignableFrom(found)) {
                JsiiEngine.getInstance().loadModule(found.asSubclass(JsiiModule.class));
            }
        }
        System.out.println("ready");
        System.in.read();
    }
}
`;

/** runs a program until it says that it is ready, and looks what it took so far */
async function start([command, ...args]: string[], cwd: string): Promise<Figures> {
  const from = process.hrtime.bigint();
  const child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'ignore'], env: { ...process.env, NODE_OPTIONS: '' } });
  const ended = new Promise(resolve => child.on('close', resolve));
  for await (const line of createInterface(child.stdout)) {
    if (line === 'ready') {
      break;
    }
  }
  const wall = Number(process.hrtime.bigint() - from) / 1e9;
  const tree = descendants(child.pid!).map(taken);
  child.stdin.end('\n');
  await ended;
  const sum = (figure: (of: { cpu: number; memory: number }) => number) => tree.reduce((total, each) => total + figure(each), 0);
  return { wall, cpu: sum(each => each.cpu), memory: sum(each => each.memory) };
}

/** fields of `/proc/<pid>/stat` after the name, which may have spaces: the state comes first, the parent second */
const stat = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');

function descendants(pid: number): number[] {
  const parents = readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(name => {
    try {
      return [[Number(name), Number(stat(Number(name))[1])]];
    } catch {
      return []; // gone since
    }
  });
  const below = (parent: number): number[] => parents.filter(([, of]) => of === parent).flatMap(([child]) => [child, ...below(child)]);
  return [pid, ...below(pid)];
}

function taken(pid: number): { cpu: number; memory: number } {
  const [user, system] = stat(pid).slice(11, 13).map(Number);
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { cpu: (user + system) / 100, memory: Number(peak) / 1024 };
}

async function measured({ language, variants, cwd }: Bench): Promise<string[]> {
  const names = Object.keys(variants);
  const rounds: Map<string, Figures>[] = [];
  for (let r = 0; r < ROUNDS; r++) {
    process.stderr.write(`${language}, round ${r + 1} of ${ROUNDS}\n`);
    const round = new Map<string, Figures>();
    // another one begins each time, so that none always follows the same
    for (const name of names.map((_, i) => names[(i + r) % names.length])) {
      round.set(name, await start(variants[name], cwd));
    }
    rounds.push(round);
  }
  const of = (name: string, figure: (figures: Figures) => number) => median(rounds.map(round => figure(round.get(name)!)));
  const ratio = (name: string, figure: (figures: Figures) => number) =>
    median(rounds.map(round => figure(round.get(name)!) / figure(round.get('cdk8s-plus-28')!)));
  return names.map(name => `| ${[
    language, name, ratio(name, f => f.cpu).toFixed(2), ratio(name, f => f.memory).toFixed(2),
    of(name, f => f.cpu).toFixed(2), of(name, f => f.wall).toFixed(2), of(name, f => f.memory).toFixed(0),
  ].join(' | ')} |`);
}

async function main(): Promise<void> {
  const rows: string[] = [];
  for (const [language, benchOf] of [['python', python], ['java', java]] as const) {
    const project = install(language);
    rows.push(...await measured(benchOf(project)));
    project.remove();
  }
  console.log(['| | imported | time | memory | s | s on the wall | MB |', '| --- | --- | ---: | ---: | ---: | ---: | ---: |', ...rows].join('\n'));
}

void main();
