import { main } from '../../src/cli/main';
import { CHECKS } from '../../src/rules/checks';

function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(args, { print: text => out.push(text), error: text => err.push(text), version: '1.2.3' });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** the lines of a list, without those that other rules may add */
const lines = (...args: string[]) => run('explain', ...args).out.split('\n');

test('a check is explained with an example', () => {
  expect(run('explain', 'schema-enum')).toEqual({
    code: 0,
    err: '',
    out: `SCHEMA-ENUM: A value that is not one of those allowed.

Breaks it:

  apiVersion: virtualization.deckhouse.io/v1alpha2
  kind: VirtualMachine
  metadata:
    name: web
    namespace: shop
  spec:
    virtualMachineClassName: generic
    cpu:
      cores: 2
      coreFraction: 100%
    memory:
      size: 4Gi
    blockDeviceRefs:
      - kind: VirtualDisk
        name: web-root
    osType: Linux

Keeps it:

  apiVersion: virtualization.deckhouse.io/v1alpha2
  kind: VirtualMachine
  metadata:
    name: web
    namespace: shop
  spec:
    virtualMachineClassName: generic
    cpu:
      cores: 2
      coreFraction: 100%
    memory:
      size: 4Gi
    blockDeviceRefs:
      - kind: VirtualDisk
        name: web-root
    osType: Generic`,
  });
});

test('a check that only a construct can break has code for an example', () => {
  expect(run('explain', 'ACKNOWLEDGED')).toEqual({
    code: 0,
    err: '',
    out: `ACKNOWLEDGED: An acknowledgement of an unknown rule, or of a finding that the object does not have.

Breaks it, in TypeScript:

  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const disk = new dvp.VirtualDisk(shop, 'data', { size: Size.gibibytes(10) });
  dvp.Admission.of(disk).acknowledge('VD-4', 'filled in later');`,
  });
});

test.each(Object.keys(CHECKS))('%s is explained with an example, or the reason why there is none', id => {
  const { code, out } = run('explain', id);
  expect({ code, hasExample: /\n\n(Breaks it|.* there is no example\.)/.test(out) }).toEqual({ code: 0, hasExample: true });
});

test('a prefix lists its rules', () => {
  const text = lines('cvi');
  expect(text[0]).toBe('CVI (virtual image)');
  expect(text).toContain('  CVI-01  error    The name of a ClusterVirtualImage has no dot.');
  expect(text.slice(1, -2).filter(line => !/^  CVI-\d\d  (error|warning|schema|cluster) +[A-Z].*\.$/.test(line))).toEqual([]);
  expect(text.at(-1)).toMatch(/^\d+ ids; 'cdk8s-dvp explain CVI-01' prints one with an example$/);
});

test('a prefix of checks lists them', () => expect(run('explain', 'NAME-').out).toBe(`NAME
  NAME-DUPLICATE  check    ${CHECKS['NAME-DUPLICATE']}

1 id; 'cdk8s-dvp explain NAME-DUPLICATE' prints one with an example`));

test('words search in all texts, in any case', () => {
  expect(run('explain', 'size', 'Of', 'zero')).toEqual(run('explain', 'size of zero'));
  expect(lines('size of zero')).toContain('  VD-04   error    The size of a disk is more than zero.');
});

test('--list has every id once, by prefix and number', () => {
  const ids = lines('--list').flatMap(line => /^  ([A-Z]+[A-Z0-9-]*)  /.exec(line)?.[1] ?? []);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids.length).toBeGreaterThan(250);
  expect(ids.indexOf('VM-11')).toBeGreaterThan(ids.indexOf('VM-09'));
  expect(Object.keys(CHECKS).filter(id => !ids.includes(id))).toEqual([]);
});

test('several ids are explained, one after the other', () =>
  expect(run('explain', 'VM-11', 'schema-enum', 'VD-04')).toEqual({ code: 0, err: '', out: ['VM-11', 'schema-enum', 'VD-04'].map(id => run('explain', id).out).join('\n\n') }));
