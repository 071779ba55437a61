import { readdirSync } from 'fs';
import { join } from 'path';
import { impacts } from './support';
import { KINDS } from '../../imports/contract/kinds';
import { referencesOf } from '../../src/domain/reference-table';
import { Manifest, ManifestObject, keysOf } from '../../src/manifest/manifest';
import { Impact } from '../../src/plan/impact';
import { fileOf, specOf } from '../../src/plan/kind-registry';
import { CONTRACTS, VersionContract, isSettings } from '../contract';

const RECORDS = join(__dirname, '../../src/plan/kinds');

const objectOf = (gvk: string, spec: object = {}): Manifest => {
  const { group, version, kind } = KINDS[gvk];
  return { apiVersion: `${group}/${version}`, kind, metadata: { name: kind === 'ModuleConfig' ? 'virtualization' : 'it' }, spec };
};

test('each kind of the contract has a record, and no other kind has', () => {
  const kinds = new Set(Object.values(KINDS).map(({ kind }) => fileOf(kind)));
  expect(readdirSync(RECORDS).map(file => file.replace(/\.ts$/, '')).sort()).toEqual([...kinds].sort());
});

// a setting of the ModuleConfig global, whose schema is not in the contract
const OF_GLOBAL = '/spec/settings/defaultClusterStorageClass';

describe.each(Object.keys(KINDS))('%s', gvk => {
  const contract = CONTRACTS.find((each): each is VersionContract => !isSettings(each) && `${each.group}/${each.version}/${each.kind}` === gvk)!;

  test('a change and a removal are known', () => {
    const [before, after] = [objectOf(gvk, { any: 1 }), objectOf(gvk, { any: 2 })];
    expect([...impacts([before], [after]), ...impacts([before], [])].map(({ impact }) => impact)).not.toContain(Impact.UNKNOWN);
    expect(impacts([before], [after])).toHaveLength(1);
  });

  test('the fields of its record and its references are those of the contract', () => {
    const spec = specOf(new ManifestObject(objectOf(gvk)));
    const references = referencesOf(new ManifestObject(objectOf(gvk))).map(({ pointer }) => pointer);
    const pointers = [...Object.keys(spec.immutable ?? {}), ...Object.keys(spec.fields ?? {}), ...references];
    expect(pointers.filter(pointer => pointer !== OF_GLOBAL && !isField(contract.schema, keysOf(pointer)))).toEqual([]);
  });
});

const settings = CONTRACTS.find(isSettings)!.schema;

function isField(schema: any, [key, ...rest]: readonly string[]): boolean {
  if (schema === undefined || key === undefined) {
    return schema !== undefined;
  }
  // the settings of a module have a schema of their own
  const below = key === '*' ? schema.items : key === 'settings' ? settings : schema.properties?.[key];
  return isField(below, rest);
}

test.each([
  ['NodeUSBDevice', 'node-usb-device'],
  ['VirtualMachineIPAddressLease', 'virtual-machine-ip-address-lease'],
  ['VirtualMachine', 'virtual-machine'],
])('the record of %s is in %s', (kind, file) => expect(fileOf(kind)).toBe(file));
