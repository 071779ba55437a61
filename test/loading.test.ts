import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const ROOT = join(__dirname, '..');

/** what a script of a user prints, in a process of its own with the compiled package */
function run(script: string, ...options: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [...options, '-e', script], { cwd: ROOT, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim();
}

/** files of the package, and of others than cdk8s, that are loaded when the script ends */
function loadedBy(script: string): string[] {
  const loaded: string[] = JSON.parse(run(`
    const { App, Chart, Size } = require('cdk8s');
    const others = new Set(Object.keys(require.cache));
    const dvp = require(${JSON.stringify(ROOT)});
    const app = new App();
    const chart = new Chart(app, 'test', { namespace: 'shop' });
    ${script}
    console.log(JSON.stringify(Object.keys(require.cache).filter(file => !others.has(file))));`));
  return loaded.map(file => file.slice(ROOT.length + 1)).sort();
}

const DISK = "const disk = new dvp.VirtualDisk(chart, 'root', { size: Size.gibibytes(10) });";
const MACHINE = `
  ${DISK}
  const vmClass = dvp.VirtualMachineClass.GENERIC;
  new dvp.VirtualMachine(chart, 'web', { vmClass, cpu: dvp.Cpu.cores(2), memory: Size.gibibytes(4), disks: [disk] });`;

test('the package alone loads its door and what watches an app', () => expect(loadedBy('')).toEqual([
  'lib/imports/api-object.js',
  'lib/src/index.js',
  'lib/src/synth/app-state.js',
  'lib/src/synth/hook.js',
  'lib/src/synth/intercept-synth.js',
]));

const kindsIn = (files: string[]) => files.flatMap(file => /^lib\/src\/kinds\/(.*)\.js$/.exec(file)?.[1] ?? []);

test('a machine loads no other kind, no checks, no generated classes, and nothing for the guest', () => {
  const loaded = loadedBy(MACHINE);
  expect(kindsIn(loaded)).toEqual(['machine-resource', 'virtual-disk', 'virtual-machine-class', 'virtual-machine']);
  expect(loaded.filter(file => !file.startsWith('lib/'))).toEqual([]);
  expect(loaded.filter(file => /^lib\/(imports\/(contract\/(?!kinds)|l1)|src\/(rules|catalogue|plan|files|guest|patterns|cli|cluster|yaml|synth\/(check-app|collect|judge|report)))/.test(file))).toEqual([]);
});

test('a synth loads the validators of the kinds in the app only, and no cdk8s-plus, guest, plan or catalogue', () => {
  const loaded = loadedBy(`${DISK} app.synthYaml();`);
  expect(loaded).toContain('lib/src/synth/check-app.js');
  expect(loaded.filter(file => file.startsWith('lib/imports/contract/validators/')))
    .toEqual(['lib/imports/contract/validators/VirtualDisk.v1alpha2.js', 'lib/imports/contract/validators/metadata.js']);
  expect(loaded.filter(file => !file.startsWith('lib/'))).toEqual([]);
  expect(loaded.filter(file => /^lib\/(imports\/l1|src\/(catalogue|plan|files|guest|patterns|cli|cluster|kubernetes))/.test(file))).toEqual([]);
});

/** the names that exist at run time, as every language sees them, and the generated classes */
const NAMES: string[] = Object.values<any>(JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')).types)
  .filter(({ namespace, kind }) => namespace === undefined && kind !== 'interface').map(({ name }) => name).concat('l1');

test('the package has each name of the public API', () => {
  expect(JSON.parse(run(`console.log(JSON.stringify(Object.keys(require(${JSON.stringify(ROOT)})).sort()))`))).toEqual([...NAMES].sort());
});

test('each name loads its module, whichever is read first, and keeps it', () => {
  const wrong = run(`
    const read = name => {
      Object.keys(require.cache).filter(file => file.startsWith(${JSON.stringify(join(ROOT, 'lib'))})).forEach(file => delete require.cache[file]);
      const dvp = require(${JSON.stringify(ROOT)});
      return dvp[name] !== undefined && dvp[name] === dvp[name];
    };
    console.log(JSON.stringify(${JSON.stringify(NAMES)}.filter(name => !read(name))));`);
  expect(wrong).toBe('[]');
});

// Node finds them in the text of the file, without running it
test('an ES module can import each name', () => {
  const script = `
    import { createRequire } from 'module';
    import { ${NAMES.join(', ')} } from ${JSON.stringify(join(ROOT, 'lib/src/index.js'))};
    const dvp = createRequire(${JSON.stringify(join(ROOT, 'app.js'))})(${JSON.stringify(ROOT)});
    const imported = { ${NAMES.join(', ')} };
    console.log(JSON.stringify(Object.keys(imported).filter(name => imported[name] !== dvp[name])), l1.KubeVirtualDisk.name);`;
  expect(run(script, '--input-type=module')).toBe('[] KubeVirtualDisk');
});

describe('the command line', () => {
  /** rooms of the package, and other packages, that a run loads */
  const roomsOf = (...args: string[]): string[] => {
    const script = `
      process.argv.splice(1, Infinity, 'cdk8s-dvp', ...${JSON.stringify(args)});
      require('fs').writeSync = (_, bytes, from) => bytes.length - from;
      require('./bin/cdk8s-dvp');
      process.stdout.write(JSON.stringify(Object.keys(require.cache)));`;
    const files: string[] = JSON.parse(run(script));
    const rooms = files.flatMap(file => /^(?:lib\/src|lib|node_modules)\/([^/]*)/.exec(file.slice(ROOT.length + 1))?.[1] ?? []);
    return [...new Set(rooms)].sort();
  };

  test.each(['--version', '--help', 'validate --help'])('prints %s without the rules, and without cdk8s', line => {
    expect(roomsOf(...line.split(' '))).toEqual(['cli', 'commander', 'files', 'imports', 'manifest', 'plan']);
  });

  test('checks a file without the examples of the rules, and without cdk8s', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'loading-')), 'disk.json');
    const metadata = { name: 'root', namespace: 'shop' };
    const spec = { persistentVolumeClaim: { size: '10Gi' } };
    writeFileSync(file, JSON.stringify({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualDisk', metadata, spec }));
    expect(roomsOf('validate', file)).toEqual(['cli', 'commander', 'domain', 'files', 'imports', 'manifest', 'plan', 'rules', 'values', 'yaml']);
  });
});
