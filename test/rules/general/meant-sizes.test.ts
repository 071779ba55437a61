import { Size } from 'cdk8s';
import { disk, virtualization } from '../../../src/catalogue/data-source/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { vmClass } from '../../../src/catalogue/virtual-machine-class/objects';
import { poolOf, poolOn } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, told } from '../support';

test.each([
  ['GEN-11', `VirtualMachine shop/web /spec/memory/size (GEN-11)
  this is 2048 bytes, and no system starts with so little memory
  got: "2048"
  instead: 2048Mi`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([['GEN-11', 'Size.mebibytes(2048)']])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const found = (manifest: Manifest, isConstruct = false): string[] =>
  check([manifest], undefined, isConstruct).filter(({ id }) => id === 'GEN-11').map(({ pointer, wrong, instead }) => `${pointer}: ${wrong}: ${instead}`);

const LITTLE = 'and no system starts with so little memory';

test.each<[string | number, string | undefined]>([
  ['512m', `this is at most one byte, ${LITTLE}: 512Mi or 512Gi`],
  ['1n', `this is at most one byte, ${LITTLE}: 1Gi`],
  ['1', `this is at most one byte, ${LITTLE}: 1Gi`],
  ['4k', `this is 4000 bytes, ${LITTLE}: 4Gi`],
  ['64Ki', `this is 64Ki, ${LITTLE}: 64Mi or 64Gi`],
  ['5Ki', `this is 5120 bytes, ${LITTLE}: 5Gi`],
  ['1Mi', `this is 1Mi, ${LITTLE}: 1Gi`],
  ['16M', `this is 15625Ki, ${LITTLE}: 16Gi`],
  ['0.5', `this is at most one byte, ${LITTLE}: 0.5Gi`],
  ['0.001Gi', `this is 1073741.824, ${LITTLE}: a size with a unit, for example 4Gi`],
  ['2e3', `this is 2000 bytes, ${LITTLE}: a size with a unit, for example 4Gi`],
  ['2097152', `this is 2Mi, ${LITTLE}: 2097152Ki`],
  ['4000Ti', 'this is 4000Ti, and no server has so much memory: 4000Mi'],
  ['8589934592Mi', 'this is 8Pi, and no server has so much memory: 8589934592'],
  ['32Mi', undefined], ['64M', undefined], ['64Mi', undefined], ['4Gi', undefined], ['4294967296', undefined], ['64Ti', undefined],
  // other rules
  ['0', undefined], ['-1Gi', undefined], ['1e9.5', undefined],
])('memory of %s', (size, expected) => {
  const findings = expected === undefined ? [] : [`/memory/size: ${expected}`];
  expect(found(machine({ memory: { size } })).map(text => text.replace('/spec', ''))).toEqual(findings);
  expect(found(poolOf({ memory: { size } })).map(text => text.replace('/spec/virtualMachineTemplate/spec', ''))).toEqual(findings);
});

test.each<[string, string | undefined]>([['1Mi', 'this is 1Mi'], ['8Mi', undefined], ['16Mi', undefined]])('memory of %s for an old system', (size, expected) =>
  expect(found(machine({ osType: 'Legacy', enableParavirtualization: false, memory: { size } }))).toEqual(
    expected === undefined ? [] : [`/spec/memory/size: ${expected}, ${LITTLE}: 1Gi`]));

const SMALL = 'and no system and no data fit on so small a disk';

test.each<[string | number, string | undefined]>([
  ['20', `this is 20 bytes, ${SMALL}: 20Gi`],
  [20, `this is 20 bytes, ${SMALL}: 20Gi`],
  ['20m', `this is at most one byte, ${SMALL}: 20Gi`],
  ['512', `this is 512 bytes, ${SMALL}: 512Gi`],
  ['2048', `this is 2048 bytes, ${SMALL}: 2048Mi or 2048Gi`],
  ['1Mi', `this is 1Mi, ${SMALL}: 1Gi`],
  ['20Pi', 'this is 20Pi, and no storage has so large a disk: 20Gi'],
  ['4Mi', undefined], ['20M', undefined], ['10Gi', undefined], ['10737418240', undefined], ['1Pi', undefined],
])('a disk of %s', (size, expected) => {
  const claim = { persistentVolumeClaim: { size } };
  const findings = expected === undefined ? [] : [`/persistentVolumeClaim/size: ${expected}`];
  expect(found(disk(claim)).map(text => text.replace('/spec', ''))).toEqual(findings);
  expect(found(poolOn({ spec: claim })).map(text => text.replace('/spec/virtualDiskTemplates/0/spec', ''))).toEqual(findings);
});

test.each<[Size, string]>([
  [Size.kibibytes(5), 'Size.gibibytes(5)'],
  [Size.gibibytes(0.001), 'another size, for example Size.gibibytes(20)'],
  [Size.pebibyte(20), 'Size.gibibytes(20)'],
])('a size of constructs (%#)', (size, advice) =>
  expect(check([disk({ persistentVolumeClaim: { size: size.asString() } })], undefined, true).map(({ id, instead }) => `${id} ${instead}`)).toEqual([`GEN-11 ${advice}`]));

const policy = (memory: object): Manifest => vmClass({ sizingPolicies: [{ cores: { min: 1, max: 4 }, memory }] });

test.each<[object, string[]]>([
  [{ min: 1 }, ['/min: this is at most one byte, and this is far less than a machine can have: 1Gi']],
  [{ max: '8' }, ['/max: this is 8 bytes, and no system starts with so little memory: 8Gi']],
  [{ max: '8Gi', step: '512m' }, ['/step: this is at most one byte, and this is far less than a machine can have: 512Mi or 512Gi']],
  [{ perCore: { min: '1', max: '4Ki' } }, [
    '/perCore/min: this is at most one byte, and this is far less than a machine can have: 1Gi',
    '/perCore/max: this is 4096 bytes, and this is far less than a machine can have: 4Gi',
  ]],
  [{ min: 0, max: '4000Ti', step: '1Mi' }, []],
])('the policy %j of a class', (memory, expected) =>
  expect(found(policy(memory)).map(text => text.replace('/spec/sizingPolicies/0/memory', ''))).toEqual(expected));

const registry = (size: string, name = 'virtualization'): Manifest =>
  ({ ...virtualization({ dvcr: { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size } } } }), metadata: { name } });

test.each<[string, Manifest, string[]]>([
  ['50', registry('50'), ['/spec/settings/dvcr/storage/persistentVolumeClaim/size: this is 50 bytes, and no image fits into so small a registry: 50Gi']],
  ['50m', registry('50m'), ['/spec/settings/dvcr/storage/persistentVolumeClaim/size: this is at most one byte, and no image fits into so small a registry: 50Gi']],
  ['1Gi', registry('1Gi'), []],
  ['50, of another module', registry('50', 'other'), []],
])('a registry of %s', (_, manifest, expected) => expect(found(manifest)).toEqual(expected));
