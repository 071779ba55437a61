import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { main } from '../../src/cli/main';

const DISK = 'apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualDisk\nmetadata:\n  name: data\nspec:\n  persistentVolumeClaim:\n    size: ';

function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(args, { print: text => out.push(text), error: text => err.push(text), version: '1.2.3' });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const directory = mkdtempSync(join(tmpdir(), 'cli-'));
const file = (name: string, text: string) => {
  writeFileSync(join(directory, name), text);
  return join(directory, name);
};
const good = file('good.yaml', `${DISK}1Gi\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n`);
const bad = file('bad.yaml', `${DISK}0Gi\n`);

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

test.each<[string, string[], string]>([
  ['no command', [], 'usage:'],
  ['an unknown command', ['check'], "unknown command 'check'"],
  ['nothing to validate', ['validate'], 'nothing to validate: give a file, a directory, or - for standard input'],
  ['an unknown option', ['validate', '--fast', good], "Unknown option '--fast'"],
  ['an unknown format', ['validate', '--format', 'xml', good], "unknown format 'xml': must be one of text, json, sarif"],
  ['an acknowledgement without a reason', ['validate', '--acknowledge', 'VD-04', good], "'--acknowledge VD-04' has no reason: for example --acknowledge VM-11='lab machine'"],
  ['a profile that does not exist', ['validate', '--profile', '/nowhere/profile.json', good], '/nowhere/profile.json'],
  ['nothing to explain', ['explain'], 'explain needs the id of one rule, for example VM-11'],
  ['an unknown rule', ['explain', 'VM-999'], "unknown rule 'VM-999': must be one of "],
  ['an argument to capture', ['capture', 'all'], "capture takes no arguments, got 'all'"],
])('%s is wrong usage', (_, args, message) => {
  const { code, out, err } = run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.split('\n')[0]).toContain(message);
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
      size: 1`,
  });
});
