import { ApiObject, JsonPatch, Size } from 'cdk8s';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { VirtualMachineIPAddress } from '../../src/kinds/virtual-machine-ip-address';
import { isError } from '../../src/manifest/finding';
import { ManifestObject } from '../../src/manifest/manifest';
import { withoutNulls } from '../../src/manifest/nulls';
import { checkObjects } from '../../src/rules/run';
import { Admission } from '../../src/synth/admission';
import { Cpu } from '../../src/values/cpu';
import { FOUND } from '../apiserver/found';
import { chartOf, refusalOf, rendered, synthOf } from '../support';

const V2 = 'virtualization.deckhouse.io/v1alpha2';
const VM = {
  virtualMachineClassName: 'generic',
  cpu: { cores: 1 },
  memory: { size: '1Gi' },
  blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }],
};

/** a raw object beside one disk of ours, which switches the checks on */
const raw = (kind: string, body: object, apiVersion = V2, metadata: object = { name: 'it' }) => synthOf(chart => {
  new VirtualDisk(chart, 'disk', { size: Size.gibibytes(1) });
  new ApiObject(chart, 'raw', { apiVersion, kind, metadata, ...body } as any);
});

test.each<[string, () => unknown]>([
  ['a machine', raw('VirtualMachine', { spec: VM })],
  ['a size as a number', raw('VirtualDisk', { spec: { persistentVolumeClaim: { size: 1073741824 } } })],
  ['a status', raw('VirtualDisk', { spec: { persistentVolumeClaim: { size: '1Gi' } }, status: { phase: 'Ready' } })],
  ['a class of the newest version', raw('VirtualMachineClass', { spec: { cpu: { type: 'Host' } } }, 'virtualization.deckhouse.io/v1alpha3')],
  ['another module', raw('ModuleConfig', { spec: { enabled: true, settings: { anything: 1 }, version: 1 } }, 'deckhouse.io/v1alpha1')],
  ['a kind outside the contract', raw('Whatever', { spec: { a: 1 } }, 'example.com/v1')],
])('passes %s', (_, synth) => expect(synth).not.toThrow());

const SEEN = 'nothing was written\n\n[test/raw] ';

test.each<[string, () => unknown, string]>([
  ['an unknown field', raw('VirtualMachine', { spec: { ...VM, memroy: { size: '1Gi' } } }), `VirtualMachine ns/it /spec/memroy (SCHEMA-UNKNOWN)
  unknown field 'memroy': the cluster would drop it
  got: an object with size
  instead: 'memory'`],
  ['an unknown field that resembles none', raw('VirtualMachine', { spec: { ...VM, cpu: { cores: 1, zzzzzzzz: 2 } } }), `VirtualMachine ns/it /spec/cpu/zzzzzzzz (SCHEMA-UNKNOWN)
  unknown field 'zzzzzzzz': the cluster would drop it
  got: 2
  instead: one of coreFraction, cores`],
  ['an unknown field beside spec', raw('VirtualDisk', { spec: {}, specs: {} }), `VirtualDisk ns/it /specs (SCHEMA-UNKNOWN)
  unknown field 'specs': the cluster would drop it
  got: an object with no field
  instead: 'spec'`],
  ['a wrong type', raw('VirtualMachine', { spec: { ...VM, cpu: { cores: '2' } } }), `VirtualMachine ns/it /spec/cpu/cores (SCHEMA-TYPE)
  wrong type
  got: "2"
  instead: a whole number`],
  ['a kind that DVP does not have', raw('VirtualMachin', { spec: VM }), `VirtualMachin ns/it /kind (SCHEMA-KIND)
  DVP has no kind VirtualMachin
  got: "VirtualMachin"
  instead: 'VirtualMachine'`],
  ['a fraction', raw('VirtualMachine', { spec: { ...VM, cpu: { cores: 1.5 } } }), `VirtualMachine ns/it /spec/cpu/cores (SCHEMA-TYPE)
  wrong type
  got: 1.5
  instead: a whole number`],
  ['neither of two types', raw('VirtualDisk', { spec: { persistentVolumeClaim: { size: true } } }), `VirtualDisk ns/it /spec/persistentVolumeClaim/size (SCHEMA-TYPE)
  wrong type
  got: true
  instead: a whole number or a string`],
  ['a missing field', raw('VirtualMachine', { spec: { ...VM, memory: {} } }), `VirtualMachine ns/it /spec/memory/size (SCHEMA-REQUIRED)
  'size' is missing
  got: nothing
  instead: set 'size'`],
  ['a wrong word', raw('VirtualMachine', { spec: { ...VM, osType: 'linux' } }), `VirtualMachine ns/it /spec/osType (SCHEMA-ENUM)
  not one of the words allowed here
  got: "linux"
  instead: one of "Windows", "Generic", "Legacy"`],
  ['a wrong form', raw('VirtualMachine', { spec: { ...VM, memory: { size: '1 GB' } } }), `VirtualMachine ns/it /spec/memory/size (SCHEMA-PATTERN)
  wrong format
  got: "1 GB"
  instead: a Kubernetes quantity, for example 10Gi`],
  ['too small a number', raw('VirtualMachine', { spec: { ...VM, cpu: { cores: 0 } } }), `VirtualMachine ns/it /spec/cpu/cores (SCHEMA-BOUND)
  out of bounds
  got: 0
  instead: a number >= 1`],
  ['too few items', raw('VirtualMachine', { spec: { ...VM, blockDeviceRefs: [] } }), `VirtualMachine ns/it /spec/blockDeviceRefs (SCHEMA-BOUND)
  a machine has 1 to 16 disks and images
  got: a list of 0
  instead: 1 to 16 items, for example { kind: VirtualDisk, name: root }`],
  ['half of a union', raw('VirtualMachine', { spec: { ...VM, provisioning: { type: 'UserDataRef' } } }), `VirtualMachine ns/it /spec/provisioning (SCHEMA-UNION)
  'userDataRef' is missing for this form
  got: an object, not shown
  instead: type SysprepRef with 'sysprepRef' alone, or type UserData with 'userData' alone, or type UserDataRef with 'userDataRef' alone`],
  ['two halves of a union', raw('VirtualMachine', { spec: { ...VM, provisioning: { type: 'UserData', userData: '#cloud-config', userDataRef: { kind: 'Secret', name: 's' } } } }),
    `VirtualMachine ns/it /spec/provisioning (SCHEMA-UNION)
  mixes fields of several forms
  got: an object, not shown
  instead: type SysprepRef with 'sysprepRef' alone, or type UserData with 'userData' alone, or type UserDataRef with 'userDataRef' alone`],
  ['a name that is none', raw('VirtualMachine', { spec: VM }, V2, { name: 'Web_1' }), `VirtualMachine ns/Web_1 /metadata/name (SCHEMA-PATTERN)
  wrong format
  got: "Web_1"
  instead: lower-case letters, digits, dashes and dots, with a letter or digit at both ends`],
  ['a label that is not a string', raw('VirtualMachine', { spec: VM }, V2, { name: 'it', labels: { a: 1 } }), `VirtualMachine ns/it /metadata/labels/a (SCHEMA-TYPE)
  wrong type
  got: 1
  instead: a string`],
  ['a setting of the module', raw('ModuleConfig', { spec: { enabled: true, version: 1, settings: { dvcr: { storage: { persistentVolumeClaim: {} } } } } }, 'deckhouse.io/v1alpha1', { name: 'virtualization' }),
    `ModuleConfig virtualization /spec/settings/dvcr/storage/persistentVolumeClaim/size (SCHEMA-REQUIRED)
  'size' is missing
  got: nothing
  instead: set 'size'`],
])('refuses %s', (_, synth, message) => expect(refusalOf(synth)).toBe(`1 error in 1 object, ${SEEN}${message}`));

test.each(FOUND.map(({ name, object, refusal }) => [name, object, refusal] as const))('judges as the API server does: %s', (_, object, refusal) => {
  const findings = checkObjects([new ManifestObject(withoutNulls(object))]).filter(isError);
  expect(findings.map(({ id, pointer }) => `${id} ${pointer}`)).toEqual(refusal === undefined ? [] : [refusal]);
});

test('all errors of all objects stand in one report', () => {
  const synth = synthOf(chart => {
    new VirtualDisk(chart, 'disk', { name: 'a.b' });
    new ApiObject(chart, 'raw', { apiVersion: V2, kind: 'VirtualMachine', metadata: { name: 'it' }, spec: { ...VM, cpu: { cores: 0 }, memory: { size: 1 } } } as any);
  });
  expect(refusalOf(synth).split('\n').filter(line => /\([A-Z]+-/.test(line) || line.startsWith('4'))).toEqual([
    '4 errors in 2 objects, nothing was written',
    '[test/disk] VirtualDisk ns/a.b /metadata/name (VD-01)',
    '[test/disk] VirtualDisk ns/a.b /spec/persistentVolumeClaim/size (VD-03)',
    '[test/raw] VirtualMachine ns/it /spec/cpu/cores (SCHEMA-BOUND)',
    '[test/raw] VirtualMachine ns/it /spec/memory/size (SCHEMA-TYPE)',
  ]);
});

describe('a JSON patch', () => {
  const newField = JsonPatch.add('/spec/newField', { newer: true });

  test('survives on an object of ours, whether the schema knows its field or not', () => {
    const disk = new VirtualDisk(chartOf(), 'disk', { size: Size.gibibytes(1) });
    ApiObject.of(disk).addJsonPatch(newField);
    expect(rendered(disk).spec).toEqual({ persistentVolumeClaim: { size: '1Gi' }, newField: { newer: true } });
  });

  test('addresses the names of the API', () => {
    const vm = new VirtualMachine(chartOf(), 'vm', {
      vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(1), memory: Size.gibibytes(1), ipAddress: VirtualMachineIPAddress.fromIpAddressName('old'),
    });
    ApiObject.of(vm).addJsonPatch(JsonPatch.replace('/spec/virtualMachineIPAddressName', 'new'));
    expect(rendered(vm).spec.virtualMachineIPAddressName).toBe('new');
  });

  test('for an unknown field is refused at synth, until the author says why he knows better', () => {
    const synth = (acknowledge: boolean) => synthOf(chart => {
      const disk = new VirtualDisk(chart, 'disk', { size: Size.gibibytes(1) });
      ApiObject.of(disk).addJsonPatch(newField);
      if (acknowledge) {
        Admission.of(disk).acknowledge('SCHEMA-UNKNOWN', 'the cluster is newer than the pinned contract');
      }
    });
    expect(refusalOf(synth(false))).toContain("unknown field 'newField'");
    expect(synth(true)()[0].spec.newField).toEqual({ newer: true });
  });

  test('of a wrong type is refused', () => {
    expect(refusalOf(synthOf(chart => {
      const disk = new VirtualDisk(chart, 'disk', { size: Size.gibibytes(1) });
      ApiObject.of(disk).addJsonPatch(JsonPatch.replace('/spec/persistentVolumeClaim', 'large'));
    }))).toContain('got: "large"\n  instead: an object');
  });

  test('that fits nowhere is an error of the report', () => {
    expect(refusalOf(synthOf(chart => {
      const disk = new VirtualDisk(chart, 'disk', { size: Size.gibibytes(1) });
      ApiObject.of(disk).addJsonPatch(JsonPatch.replace('/spec/no/such/field', 1));
    }))).toBe(`1 error in 1 object, nothing was written

[test/disk] VirtualDisk ns/disk (RENDER)
  cannot be rendered: JSON patch 1 (replace /spec/no/such/field) cannot be applied: the object has no such field, or another value there`);
  });
});

test.each<[string, object, string]>([
  ['an unknown field with the name of a secret', { password: 'hunter2' }, '/spec/password (SCHEMA-UNKNOWN)\n  unknown field \'password\': the cluster would drop it\n  got: 7 bytes, not shown'],
  ['a number there', { sshKey: 4711 }, "/spec/sshKey (SCHEMA-UNKNOWN)\n  unknown field 'sshKey': the cluster would drop it\n  got: a number, not shown"],
  ['the name of a Secret of a wrong type', { secretName: 'web' }, '/spec/secretName (SCHEMA-UNKNOWN)\n  unknown field \'secretName\': the cluster would drop it\n  got: "web"'],
])('%s', (_, more, told) => expect(refusalOf(raw('VirtualMachine', { spec: { ...VM, ...more } }))).toContain(told));

test('an image without a scheme is shown without its password', () => {
  const dataSource = { type: 'ContainerImage', containerImage: { image: 'u:hunter2@reg.example.com/a:1' } };
  const refusal = refusalOf(raw('VirtualDisk', { spec: { persistentVolumeClaim: { size: '1Gi' }, dataSource } }));
  expect(refusal).toContain('got: "***@reg.example.com/a:1"');
  expect(refusal).not.toContain('hunter2');
});

test('what a Secret or user data holds is in no message', () => {
  const synth = synthOf(chart => {
    new VirtualDisk(chart, 'disk', { size: Size.gibibytes(1) });
    const provisioning = { type: 'UserData', userData: ['hunter2'] };
    new ApiObject(chart, 'raw', { apiVersion: V2, kind: 'VirtualMachine', metadata: { name: 'it' }, spec: { ...VM, provisioning } } as any);
  });
  expect(refusalOf(synth)).not.toContain('hunter2');
});
