import { chmodSync, lstatSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { main } from '../../src/cli/main';

const DISK = 'apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualDisk\nmetadata:\n  name: data\nspec:\n  persistentVolumeClaim:\n    size: ';

function run(...args: string[]) {
  const [out, err]: string[][] = [[], []];
  const code = main(args, { print: text => out.push(text), error: text => err.push(text), version: '1.2.3' });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const directory = mkdtempSync(join(tmpdir(), 'cli-'));
const file = (name: string, text: string) => {
  writeFileSync(join(directory, name), text);
  return join(directory, name);
};
const [good, bad] = [file('good.yaml', `${DISK}1Gi\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: other}\n`), file('bad.yaml', `${DISK}0Gi\n`)];

describe('validate', () => {
  test('passes valid objects, and counts objects of other kinds', () => {
    expect(run('validate', good)).toEqual({ code: 0, err: '', out: '0 errors, 0 warnings in 1 object; 1 object of other kinds not checked' });
  });

  test('reports each problem with its place in the file', () => {
    expect(run('validate', bad, good, join(directory, 'missing.yaml'))).toEqual({
      code: 1,
      err: '',
      out: `[${join(directory, 'missing.yaml')}] file not found

[${bad}:7] VirtualDisk data /spec/persistentVolumeClaim/size (VD-04)
  the size of a disk must be more than zero
  got: "0Gi"
  instead: a larger 'size', for example 10Gi

[${bad}:4] VirtualDisk data /metadata/name (NAME-DUPLICATE)
  another object has the same kind, namespace and name: [${good}:1]
  instead: another name for each of them

2 errors, 0 warnings in 2 objects; 1 object of other kinds not checked; 1 problem while reading`,
    });
  });

  test('writes JSON', () => {
    const { code, out } = run('validate', '--format', 'json', bad);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      errors: 1,
      warnings: 0,
      checked: 1,
      others: 0,
      unreadable: [],
      leftAlone: [],
      findings: [{
        id: 'VD-04',
        severity: 'error',
        file: bad,
        line: 7,
        object: 'VirtualDisk data',
        pointer: '/spec/persistentVolumeClaim/size',
        wrong: 'the size of a disk must be more than zero',
        got: '"0Gi"',
        instead: "a larger 'size', for example 10Gi",
      }],
    });
  });

  test('writes SARIF', () => {
    const [{ tool, results }] = JSON.parse(run('validate', '--format', 'sarif', bad, join(directory, 'missing.yaml')).out).runs;
    expect(tool.driver.rules).toEqual([{
      id: 'VD-04',
      shortDescription: { text: 'The size of a disk is more than zero.' },
      fullDescription: { text: 'The webhook rejects a disk of size zero.' },
    }]);
    expect(results).toEqual([
      {
        ruleId: 'VD-04',
        level: 'error',
        message: {
          text: `VirtualDisk data /spec/persistentVolumeClaim/size: the size of a disk must be more than zero
got: "0Gi"
instead: a larger 'size', for example 10Gi`,
        },
        locations: [{
          physicalLocation: { artifactLocation: { uri: pathToFileURL(bad).href }, region: { startLine: 7 } },
          logicalLocations: [{ fullyQualifiedName: '/spec/persistentVolumeClaim/size' }],
        }],
      },
      {
        ruleId: 'READ',
        level: 'error',
        message: { text: 'file not found' },
        locations: [{ physicalLocation: { artifactLocation: { uri: pathToFileURL(join(directory, 'missing.yaml')).href } } }],
      },
    ]);
  });

  test('reports acknowledged findings apart', () => {
    expect(run('validate', '--acknowledge', 'VD-04=filled in later', bad)).toEqual({
      code: 0,
      err: '',
      out: `1 finding acknowledged

[${bad}:7] VirtualDisk data /spec/persistentVolumeClaim/size (VD-04): filled in later

0 errors, 0 warnings in 1 object`,
    });
  });
});

const HELP = (command: string) => `for help: cdk8s-dvp ${command === '' ? '' : `${command} `}--help`;

test.each<[string, string[], string, string]>([
  ['an unknown command', ['valdate'], '', "unknown command 'valdate': did you mean 'validate'?"],
  ['an unknown command with --help', ['valdate', '--help'], '', "unknown command 'valdate': did you mean 'validate'?"],
  ['help of an unknown command', ['help', 'VALIDATE'], '', "unknown command 'VALIDATE': did you mean 'validate'?"],
  ['a command like no other', ['frobnicate'], '', "unknown command 'frobnicate': must be one of init, validate, impact, capacity, doctor, plan, apply, drift, destroy, wait, uploads, health, gitops, capture, explain, help"],
  ['a word that every object of JavaScript has', ['constructor'], '', "unknown command 'constructor': must be one of init, validate, impact, capacity, doctor, plan, apply, drift, destroy, wait, uploads, health, gitops, capture, explain, help"],
  ['an option before the command', ['--format', 'json', 'validate', good], '', "unknown option '--format'"],
  ['nothing to validate', ['validate'], 'validate', 'validate needs manifests: a file, a directory, or - for standard input'],
  ['an unknown option', ['validate', '--fast', good], 'validate', "unknown option '--fast'"],
  ['an option that is misspelt', ['validate', '--profil', 'a', good], 'validate', "unknown option '--profil': did you mean '--profile'?"],
  ['an option without its value', ['validate', good, '--profile'], 'validate', "option '--profile <file>' needs a value"],
  ['an option for a value', ['validate', '--profile', '--strict', good], 'validate', "--profile needs the name of a file, got '--strict'"],
  ['an unknown format', ['validate', '--format', 'xml', good], 'validate', "unknown format 'xml': must be one of text, json, sarif"],
  ['a format that is misspelt', ['validate', '--format', 'JSON', good], 'validate', "unknown format 'JSON': did you mean 'json'?"],
  ['a format for a file', ['validate', '-o', 'json', good], 'validate', "--output needs the name of a file, got the format 'json': use --format json, or ./json for a file with this name"],
  ['a format of kubectl', ['validate', '--output=yaml', good], 'validate', "--output needs the name of a file, got the format 'yaml': ./yaml for a file with this name"],
  ['an acknowledgement without a reason', ['validate', '--acknowledge', 'VD-05', good], 'validate', "'--acknowledge VD-05' has no reason: for example --acknowledge VD-05='lab machine'"],
  ['an acknowledgement with an empty reason', ['validate', '--acknowledge', 'vd-05= ', good], 'validate', "'--acknowledge vd-05= ' has no reason: for example --acknowledge VD-05='lab machine'"],
  ['an acknowledgement of an unknown rule', ['validate', '--acknowledge', 'VD5=x', good], 'validate', "unknown rule 'VD5': did you mean 'VD-05'?"],
  ['standard input twice', ['validate', '-', '-'], 'validate', '- is standard input, which can be given once'],
  ['standard input twice to impact', ['impact', '-', '-'], 'impact', '- is standard input, which can be given once'],
  ['the input as output', ['validate', good, '-o', good], 'validate', `--output must be another file than the input, got '${good}': the input would be lost`],
  ['the input as output of another command', ['capacity', bad, good, '-o', join(directory, '.', 'good.yaml')], 'capacity',
    `--output must be another file than the input, got '${good}': the input would be lost`],
  ['a manifest of the directory as output', ['impact', directory, directory, '-o', good], 'impact', `--output must be another file than the input, got '${good}': the input would be lost`],
  ['the profile as output', ['validate', good, '--profile', bad, '-o', bad], 'validate', `--output must be another file than the input, got '${bad}': the input would be lost`],
  ['an unknown id beside a known one', ['explain', 'VM-11', 'VM-4711'], 'explain', "unknown rule 'VM-4711': 'cdk8s-dvp explain VM' prints the ids that begin with VM"],
  ['nothing to explain', ['explain'], 'explain', 'explain needs the id of a rule, a prefix or words to search, for example VM-11'],
  ['a rule that is misspelt', ['explain', 'vm-1'], 'explain', "unknown rule 'vm-1': did you mean 'VM-01'?"],
  ['a check that is misspelt', ['explain', 'SCHEMA-ENUN'], 'explain', "unknown rule 'SCHEMA-ENUN': did you mean 'SCHEMA-ENUM'?"],
  ['an unknown number', ['explain', 'VM-4711'], 'explain', "unknown rule 'VM-4711': 'cdk8s-dvp explain VM' prints the ids that begin with VM"],
  ['an unknown id', ['explain', 'QQQ-1'], 'explain', "unknown rule 'QQQ-1': 'cdk8s-dvp explain --list' prints all ids"],
  ['words of no rule', ['explain', 'warp', 'drive'], 'explain', "no rule has the words 'warp drive' in its text: 'cdk8s-dvp explain --list' prints all"],
  ['an argument to capture', ['capture', 'all'], 'capture', "too many arguments for 'capture'. Expected 0 arguments but got 1"],
])('%s is wrong usage, and no page of help follows', (_, args, command, message) =>
  expect(run(...args)).toEqual({ code: 2, out: '', err: `${message}\n${HELP(command)}` }));

describe('profile', () => {
  test.each<[string, string, string]>([
    ['/nowhere/profile.json', '/nowhere/profile.json', 'cannot be read: file not found'],
    ['an empty file, as a failed capture leaves it', file('empty.json', ''), "is empty: 'cdk8s-dvp capture --output FILE' writes one"],
    ['an object without a fact', file('none.yaml', '# later\n{}\n'), "has no facts: 'cdk8s-dvp capture --output FILE' writes one"],
    ['a release that YAML reads as a number', file('number.yaml', 'dvpRelease: 1.9\n'),
      'has 1 mistake\n  dvpRelease: not a string, got 1.9: write a string, one like 1.9.0, or next'],
    ['invalid JSON', file('half.json', '{"zones": ['), 'cannot be read: line 1, column 12: invalid JSON: the text ends where a value is missing'],
    ['a device', '/dev/zero', 'cannot be read: a device, not a file'],
  ])('%s is wrong usage', (_, path, message) =>
    expect(run('validate', '--profile', path, good)).toEqual({ code: 2, out: '', err: `the cluster profile ${path} ${message}`.replaceAll('FILE', path) }));
});

describe('output', () => {
  const inside = (name: string) => join(mkdtempSync(join(tmpdir(), 'out-')), name);
  const TEXT = '0 errors, 0 warnings in 1 object; 1 object of other kinds not checked';

  test('a file is written in place of standard output', () => {
    const path = inside('report.txt');
    expect(run('validate', good, '--output', path)).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(path, 'utf8')).toBe(`${TEXT}\n`);
    expect(readdirSync(join(path, '..'))).toEqual(['report.txt']);
  });

  test('a report with errors is written, too', () => {
    const path = inside('report.json');
    expect(run('validate', bad, '--format', 'json', '-o', path)).toEqual({ code: 1, out: '', err: `1 error, 0 warnings in 1 object: see ${path}` });
    expect(JSON.parse(readFileSync(path, 'utf8')).errors).toBe(1);
  });

  test('a failed command writes nothing, and keeps the file', () => {
    const path = inside('report.txt');
    writeFileSync(path, 'before');
    expect(run('validate', good, '--profile', '/nowhere', '-o', path).code).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  test('a link stays a link, and the file keeps its mode', () => {
    const path = inside('report.txt');
    writeFileSync(`${path}.real`, 'before');
    chmodSync(`${path}.real`, 0o600);
    symlinkSync('report.txt.real', path);
    expect(run('validate', good, '-o', path).code).toBe(0);
    expect({ isLink: lstatSync(path).isSymbolicLink(), mode: lstatSync(`${path}.real`).mode % 0o1000, text: readFileSync(path, 'utf8') }).toEqual({ isLink: true, mode: 0o600, text: `${TEXT}\n` });
  });

  test('- is standard output', () => expect(run('validate', good, '-o', '-')).toEqual({ code: 0, out: TEXT, err: '' }));

  test.each<[string, (root: string) => string, string]>([
    ['a directory', root => root, 'it is a directory'],
    ['a file in a directory that does not exist', root => join(root, 'none/report.txt'), 'the directory DIR/none does not exist'],
    ['a link into a directory that does not exist', root => join(root, 'link'), 'the directory DIR/none does not exist'],
    ['a file below a file', root => join(root, 'file/report.txt'), 'a part of the path is a file'],
  ])('%s is refused', (_, of, reason) => {
    const root = inside('.');
    writeFileSync(join(root, 'file'), '');
    symlinkSync('none/report.txt', join(root, 'link'));
    expect(run('validate', good, '-o', of(root))).toEqual({ code: 1, out: '', err: `${of(root)} cannot be written: ${reason.replace('DIR', join(root))}` });
  });
});

test('--quiet prints errors only', () => {
  expect(run('validate', '-q', good)).toEqual({ code: 0, out: '', err: '' });
  expect(run('validate', '-q', bad).out).toBe(`[${bad}:7] VirtualDisk data /spec/persistentVolumeClaim/size (VD-04)
  the size of a disk must be more than zero
  got: "0Gi"
  instead: a larger 'size', for example 10Gi`);
});

test.each([['--version'], ['-v']])('%s prints the version', option => expect(run(option)).toEqual({ code: 0, out: '1.2.3', err: '' }));

test('without a command, the help is an error', () => {
  const { code, out } = run('--help');
  expect(code).toBe(0);
  expect(run('help')).toEqual({ code: 0, out, err: '' });
  expect(run()).toEqual({ code: 2, out: '', err: out });
  expect(out).toBe(`Usage: cdk8s-dvp [options] [command]

Virtual machines of the Deckhouse Virtualization Platform: starts projects, and checks, compares and applies
manifests.

Options:
  -v, --version  print the version
  -h, --help     print this help

Commands:
  init           Creates a project: a machine, its test, cdk8s.yaml and a CI file
  validate       Checks manifests as DVP does
  impact         Prints the effect of applying new manifests: data lost, guests restarted, changes rejected
  capacity       Prints the cores, memory and storage that the machines need if all of them run
  doctor         Examines a cluster before the first apply: Deckhouse, modules, nodes, storage, addresses
  plan           Prints the order in which apply would apply manifests, and what it waits for
  apply          Applies manifests stage by stage, and waits until all is ready
  drift          Compares the cluster with the manifests: fields that differ, and missing objects
  destroy        Deletes the objects of manifests in the reverse order
  wait           Prints a shell script that waits until the applied objects are ready, and makes the uploads
  uploads        Prints a shell script that only makes the uploads
  health         Prints health checks of all kinds for Argo CD, Flux or werf
  gitops         Prints what Argo CD, Flux or werf need to apply the stages of a directory
  capture        Prints the facts of the current cluster as JSON, for --profile and ClusterProfile.fromFile
  explain        Explains a rule, with an example that breaks it and one that keeps it
  help           print the help of a command`);
});

test.each(['init', 'validate', 'impact', 'capacity', 'doctor', 'drift', 'wait', 'uploads', 'capture', 'explain'])('%s has its own help', command => {
  const { code, out, err } = run(command, '--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(new RegExp(`^Usage: cdk8s-dvp ${command} \\[options\\]`));
  expect(out).toMatch(/\nExamples?:\n  (.* \| )?cdk8s-dvp /);
  expect(run('help', command).out).toBe(out);
  expect(run(command, '-h').out).toBe(out);
});

test('explain prints a rule with its examples', () => {
  expect(run('explain', 'vd-04')).toEqual({
    code: 0,
    err: '',
    out: `VD-04: The size of a disk is more than zero.
The webhook rejects a disk of size zero.

Severity: error. Source: https://github.com/deckhouse/virtualization/blob/main/images/virtualization-artifact/pkg/controller/vd/internal/validator/pvc_size_validator.go

Breaks it:

  apiVersion: virtualization.deckhouse.io/v1alpha2
  kind: VirtualDisk
  metadata:
    name: data
    namespace: shop
  spec:
    persistentVolumeClaim:
      size: 0Gi

Keeps it:

  apiVersion: virtualization.deckhouse.io/v1alpha2
  kind: VirtualDisk
  metadata:
    name: data
    namespace: shop
  spec:
    persistentVolumeClaim:
      size: 10737418240`,
  });
});
