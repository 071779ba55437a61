import Ajv from 'ajv';
import { LIMITS, RELEASES } from '../../../imports/contract/availability';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { apiOf } from '../../../src/domain/cluster-api';
import { compareReleases } from '../../../src/domain/release';
import { World } from '../../../src/domain/world';
import { Manifest, ManifestObject } from '../../../src/manifest/manifest';
import { ManifestSet } from '../../../src/manifest/manifest-set';
import { checkSchema } from '../../../src/manifest/schema-check';
import { newValue, stillRequired } from '../../../src/rules/releases/limits';
import { violationsOf } from '../../../src/rules/rule';
import { adviceInCode, report, told } from '../support';

const DVP = 'virtualization.deckhouse.io';
const of = (kind: string, spec: object, version = 'v1alpha2'): Manifest =>
  ({ apiVersion: `${DVP}/${version}`, kind, metadata: { name: 'web', namespace: 'shop' }, spec });
const settings = (values: object): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'virtualization' }, spec: { enabled: true, version: 1, settings: values },
});
const machineClass = (policies: number) => ({
  apiVersion: `${DVP}/v1alpha3`,
  kind: 'VirtualMachineClass',
  metadata: { name: 'web' },
  spec: { cpu: { type: 'Host' }, sizingPolicies: Array.from({ length: policies }, (_, i) => ({ cores: { min: 2 * i + 1, max: 2 * i + 2 } })) },
});
const fraction = (coreFraction: string) => machine({ cpu: { cores: 1, coreFraction } });

test('REL-06 advises authors of constructs', () => expect(adviceInCode('REL-06')).toEqual([
  "a percentage, for example CoreFraction.percent(20), or update the module 'virtualization' to 1.11.0",
]));

test.each([
  ['REL-06', `VirtualMachine shop/web /spec/cpu/coreFraction (REL-06)
  this value of 'coreFraction' needs DVP 1.11.0 or newer, the cluster has 1.10.3
  got: "Auto"
  instead: a percentage from '1%' to '100%', or update the module 'virtualization' to 1.11.0`],
  ['REL-07', `VirtualDiskSnapshot shop/web /spec/volumeSnapshotClassName (REL-07)
  'volumeSnapshotClassName' is missing: it may be left out since DVP 0.24.0, the cluster has 0.23.1
  instead: set 'volumeSnapshotClassName', or update the module 'virtualization' to 0.24.0`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const POOL = poolOf({ cpu: { cores: 1, coreFraction: 'Auto' } });
const NAME = 'a'.repeat(2049);

test.each<[string, Manifest, string | undefined, string]>([
  ['Auto, in the release that has it', fraction('Auto'), '1.11.0', ''],
  ['Auto, without a profile', fraction('Auto'), undefined, ''],
  ['a percentage that no release accepts, without the word that it cannot have', fraction('0%'), '1.10.3', `VirtualMachine shop/web /spec/cpu/coreFraction (SCHEMA-PATTERN)
  wrong format
  got: "0%"
  instead: a percentage from '1%' to '100%'`],
  ['a percentage that no release accepts, with the word that it can have', fraction('0%'), '1.11.0', `VirtualMachine shop/web /spec/cpu/coreFraction (SCHEMA-PATTERN)
  wrong format
  got: "0%"
  instead: a percentage from '1%' to '100%', or 'Auto'`],
  ['Auto in the template of a pool', POOL, '1.10.0', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/cpu/coreFraction (REL-06)
  this value of 'coreFraction' needs DVP 1.11.0 or newer, the cluster has 1.10.0
  got: "Auto"
  instead: a percentage from '1%' to '100%', or update the module 'virtualization' to 1.11.0`],
  ['17 policies, as long as there was no limit', machineClass(17), '1.10.3', ''],
  ['17 policies, since there is one', machineClass(17), '1.11.0', `VirtualMachineClass web /spec/sizingPolicies (SCHEMA-BOUND)
  too many items
  got: a list of 17
  instead: at most 16`],
  ['17 policies, without a profile', machineClass(17), undefined, `VirtualMachineClass web /spec/sizingPolicies (SCHEMA-BOUND)
  too many items
  got: a list of 17
  instead: at most 16`],
  ['long user data, while it was limited', machine({ provisioning: { type: 'UserData', userData: `#cloud-config\n# ${NAME}` } }), '1.5.2',
    `VirtualMachine shop/web /spec/provisioning/userData (REL-06)
  this value of 'userData' needs DVP 1.6.0 or newer, the cluster has 1.5.2
  got: 2065 bytes, not shown
  instead: at most 2048 characters, or update the module 'virtualization' to 1.6.0`],
  ['a default core fraction in words of today, where it was a number', of('VirtualMachineClass', {
    cpu: { type: 'Host' }, sizingPolicies: [{ cores: { min: 1, max: 2 }, defaultCoreFraction: 'Auto' }],
  }), '1.10.0', `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (REL-06)
  this value of 'defaultCoreFraction' needs DVP 1.11.0 or newer, the cluster has 1.10.0
  got: "Auto"
  instead: a whole number, or update the module 'virtualization' to 1.11.0`],
  ['a default core fraction in words of today, where the API server converts it to a number', {
    ...of('VirtualMachineClass', { cpu: { type: 'Host' }, sizingPolicies: [{ cores: { min: 1, max: 2 }, defaultCoreFraction: 'Auto' }] }, 'v1alpha3'),
    metadata: { name: 'web' },
  }, '1.10.3', `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (REL-06)
  this value of 'defaultCoreFraction' needs DVP 1.11.0 or newer, the cluster has 1.10.3
  got: "Auto"
  instead: a percentage from '1%' to '100%', or update the module 'virtualization' to 1.11.0`],
  ['a removed field, while it existed', of('VirtualDiskSnapshot', { virtualDiskName: 'data', requiredConsistency: true, volumeSnapshotClassName: 'a' }), '0.23.1', ''],
  ['a removed field, since its removal', of('VirtualDiskSnapshot', { virtualDiskName: 'data', requiredConsistency: true, volumeSnapshotClassName: 'a' }), '0.24.0',
    `VirtualDiskSnapshot shop/web /spec/volumeSnapshotClassName (REL-04)
  'volumeSnapshotClassName' was removed in DVP 0.24.0, the cluster has 0.24.0
  instead: leave 'volumeSnapshotClassName' out`],
  ['a removed kind, by the limits of its time', of('VirtualMachineRestore', { virtualMachineSnapshotName: 'a', nameReplacements: [{ from: { name: '' }, to: 'b' }] }), '1.8.4',
    `VirtualMachineRestore shop/web /spec/nameReplacements/0/from/name (SCHEMA-BOUND)
  is empty
  got: ""
  instead: at least 1 character`],
])('%s', (_, manifest, dvpRelease, text) => {
  const ofRelease = report([manifest], dvpRelease === undefined ? undefined : { dvpRelease });
  // what other rules have against the rest of these objects does not matter here
  expect(ofRelease.split('\n\n').filter(one => /\((REL|SCHEMA)-/.test(one)).join('\n\n')).toBe(text);
});

test('object storage is accepted as long as the module has it', () => {
  const stored = settings({
    virtualMachineCIDRs: ['10.66.10.0/24'],
    dvcr: { storage: { type: 'ObjectStorage', objectStorage: { type: 'S3', s3: { accessKey: 'YQ==', secretKey: 'YQ==', bucket: 'a', region: 'b', regionEndpoint: 'https://c' } } } },
  });
  const withoutType = settings({ virtualMachineCIDRs: ['10.66.10.0/24'], dvcr: { storage: { objectStorage: {} } } });
  expect(report([stored], { dvpRelease: '1.8.4' })).toBe('');
  expect(report([withoutType], { dvpRelease: '1.8.4' })).not.toMatch(/SCHEMA|REL/);
  expect(report([stored], { dvpRelease: '1.9.0' })).toBe(`ModuleConfig virtualization /spec/settings/dvcr/storage/objectStorage (REL-04)
  'objectStorage' was removed in DVP 1.9.0, the cluster has 1.9.0
  instead: leave 'objectStorage' out`);
});

/** values of every form that a limit knows, right and wrong */
const VALUES: readonly unknown[] = [
  '', 'a', 'Auto', '5%', '05%', '100%', '101%', NAME, '02:00:00:00:00:01', 0, 1, 100, 101, true, 1.5,
  [], ['a'], Array.from({ length: 17 }, () => 'a'), {}, { type: 'UserData' }, { matchNames: ['a'] }, { virtualDiskName: 'a' }, { virtualDiskName: 'a', volumeSnapshotClassName: 'b' },
];

/** an object with nothing but one value at a path */
function objectWith(key: string, path: string, value: unknown): Manifest {
  const body: any = path.split(/\.|(?=\[\])/).reverse().reduce<unknown>((inner, part) => part === '[]' ? [inner] : { [part]: inner }, value);
  if (key.startsWith('settings/')) {
    return settings(body.settings);
  }
  const [group, version, kind] = key.split('/');
  return { apiVersion: `${group}/${version}`, kind, metadata: { name: 'web', namespace: 'shop' }, ...body };
}

// up to DVP 1.10 the conversion to v1alpha2, in which a class is stored, checks what the schema does not
const CONVERSION = { pattern: '^([1-9]|[1-9][0-9]|100)%$' };

// keywords alone, as the schema of that release had them
const ajv = new Ajv({ strict: false, unicodeRegExp: false });

const TABLE = Object.entries(LIMITS).flatMap(([key, fields]) => Object.entries(fields).map(([path, limits]) => ({ key, path, limits })));

test.each(TABLE.map(({ key, path, limits }) => [key.split('/').slice(1).join(' '), path, key, limits] as const))('%s %s by release', (_, path, key, limits) => {
  const verdicts = new Set<string>();
  limits.forEach(([since, keywords], i) => {
    const end = i + 1 < limits.length ? RELEASES[RELEASES.indexOf(limits[i + 1][0]) - 1] : RELEASES[RELEASES.length - 1];
    const ofConversion = path.endsWith('defaultCoreFraction') && key.includes('v1alpha3') ? CONVERSION : {};
    // a whole number or a string has no type in a schema of Kubernetes
    const accepts = ajv.compile('type' in keywords ? { ...ofConversion, ...keywords } : { ...keywords, type: ['integer', 'string'] });
    for (const value of VALUES) {
      const object = new ManifestObject(objectWith(key, path, value));
      const pointer = `${key.startsWith('settings/') ? '/spec' : ''}/${path.replace(/\[\]/g, '/0').replace(/\./g, '/')}`;
      // a rule of the newest schema that no release lacks, beside the limits
      const isLimit = (at: string) => at === pointer || Object.keys(keywords).includes('required') && at.startsWith(`${pointer}/`);
      for (const dvpRelease of [since, end]) {
        const facts = { dvpRelease };
        const world = new World(new ManifestSet([object]), facts);
        const ofSchema = checkSchema(object, apiOf(facts)).filter(({ id, pointer: at }) => isLimit(at) && /TYPE|BOUND|PATTERN|REQUIRED/.test(id));
        const ofRules = [newValue, stillRequired].flatMap(rule => violationsOf(rule, object, world)).filter(({ pointer: at }) => isLimit(at));
        const isRefused = ofSchema.length + ofRules.length > 0;
        verdicts.add(`${JSON.stringify(value).slice(0, 40)} ${isRefused}`);
        if (key === 'virtualization.deckhouse.io/v1alpha2/VirtualMachineRestore' && compareReleases(dvpRelease, '1.8.4') > 0) {
          continue; // the kind itself is gone
        }
        expect([value, dvpRelease, isRefused]).toEqual([value, dvpRelease, !accepts(value)]);
      }
    }
  });
  // some value gets both verdicts, or the table does not try this limit
  const both = [...verdicts].filter(verdict => verdict.endsWith(' true') && verdicts.has(verdict.replace(/ true$/, ' false')));
  expect(both).not.toEqual([]);
});
