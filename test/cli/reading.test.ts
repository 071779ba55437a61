import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

const DISK = 'apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualDisk\nmetadata:\n  name: data\nspec:\n  persistentVolumeClaim:\n    size: ';

function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(args, { print: text => out.push(text), error: text => err.push(text), version: '1.2.3' });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const directory = mkdtempSync(join(tmpdir(), 'reading-'));
const file = (name: string, text: string) => {
  writeFileSync(join(directory, name), text);
  return join(directory, name);
};

test('validate warns of a key that stands twice, and checks the object with the last value', () => {
  const twice = file('twice.yaml', `${DISK}0Gi\n    size: 1Gi\n`);
  expect(run('validate', twice)).toEqual({
    code: 0,
    err: '',
    out: `1 warning in 1 object

[${twice}:8] VirtualDisk data /spec/persistentVolumeClaim/size (READ-KEY)
  the key 'size' stands twice, in line 7, column 5 and in line 8, column 5: the last one counts, and the others are lost
  instead: one of them

0 errors, 1 warning in 1 object`,
  });
  expect(run('validate', '--acknowledge', 'READ-KEY=made by a tool', twice).out).toContain('1 finding acknowledged');
});

test('validate reports what cannot be read with its line and column', () => {
  const latin = join(directory, 'windows-1251.yaml');
  writeFileSync(latin, Buffer.concat([Buffer.from(`${DISK}1Gi # `), Buffer.from([0xe4, 0xe8, 0xf1, 0xea])]));
  expect(run('validate', latin)).toEqual({
    code: 1, err: '', out: `[${latin}:7:17] the byte 0xE4 is not UTF-8: save the file as UTF-8, for example with "iconv -f WINDOWS-1251 -t UTF-8"

0 errors, 0 warnings in 0 objects; 1 problem while reading`,
  });
});

test('validate passes an empty list', () => {
  expect(run('validate', file('list.yaml', 'apiVersion: v1\nkind: List\nitems: []\n'))).toEqual({ code: 0, err: '', out: '0 errors, 0 warnings in 0 objects' });
});

test.each([
  ...['v1 Secret', 'v1 ConfigMap', 'v1 Service', 'networking.k8s.io/v1 NetworkPolicy', 'autoscaling/v2 HorizontalPodAutoscaler', 'keda.sh/v1alpha1 ScaledObject', 'apps/v1 Deployment',
    'storage.k8s.io/v1 StorageClass', 'network.deckhouse.io/v1alpha1 ClusterNetwork'].map(kind => [kind, '1 object']),
  ...['v1 ServiceAccount', 'networking.k8s.io/v1 Ingress', 'rbac.authorization.k8s.io/v1 Role', 'example.com/v1 Secret'].map(kind => [kind, '0 objects; 1 object of other kinds not checked']),
])('an object %s counts as %s', (kind, counted) => {
  const [apiVersion, name] = kind.split(' ');
  expect(run('validate', file('counted.yaml', `apiVersion: ${apiVersion}\nkind: ${name}\nmetadata: {name: a}\n`)).out).toMatch(new RegExp(` in ${counted}$`));
});
