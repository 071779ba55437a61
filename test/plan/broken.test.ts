import * as fc from 'fast-check';
import { dvp, impacts, setOf } from './support';
import { World } from '../../src/domain/world';
import { Manifest } from '../../src/manifest/manifest';
import { demandOf } from '../../src/plan/capacity/demand';
import { impactsMarkdown, impactsText } from '../../src/plan/impact/report';
import { waitScript } from '../../src/plan/readiness/script';
import { readySteps } from '../../src/plan/readiness/steps';

const KINDS = [
  'ClusterVirtualImage', 'ModuleConfig', 'NodeUSBDevice', 'VirtualDisk', 'VirtualDiskSnapshot', 'VirtualImage', 'VirtualMachine', 'VirtualMachineBlockDeviceAttachment',
  'VirtualMachineClass', 'VirtualMachineIPAddress', 'VirtualMachineMACAddress', 'VirtualMachineOperation', 'VirtualMachinePool', 'VirtualMachineSnapshot', 'Unheard',
];

const FIELDS = [
  'blockDeviceRefs', 'blockDeviceRef', 'cpu', 'memory', 'networks', 'provisioning', 'usbDevices', 'gpus', 'dataSource', 'persistentVolumeClaim', 'replicas',
  'virtualDiskTemplates', 'virtualMachineTemplate', 'settings', 'enabled', 'sizingPolicies', 'nodeSelector', 'virtualMachineName', 'disruptions', 'type', 'size', 'spec', 'cores', 'name', 'kind',
];

// what a schema would refuse, of words that mean something
const value = fc.letrec(tie => ({
  json: fc.oneof({ maxDepth: 4 }, fc.constantFrom<unknown>(null, true, 0, -1, 1.5, '', '10Gi', 'Auto', 'VirtualDisk', 'web', {}, [], [null]), tie('list'), tie('object')),
  list: fc.array(tie('json'), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom(...FIELDS), tie('json'), { maxKeys: 4, noNullPrototype: true }), // as JSON has them
})).json;

const manifest = fc.record({ kind: fc.constantFrom(...KINDS), spec: value, name: fc.constantFrom('web', 'virtualization'), labels: value }).map(({ kind, spec, name, labels }) =>
  ({ ...dvp(kind, undefined, { name, labels }), spec }) as Manifest);

const manifests = fc.uniqueArray(manifest, { maxLength: 6, selector: ({ kind, metadata }) => `${kind} ${metadata?.name}` });

test('objects that no schema has passed are compared, waited for and added up all the same', () => {
  fc.assert(fc.property(manifests, manifests, (before, after) => {
    const found = impacts(before, after);
    expect(impactsText(found) + impactsMarkdown(found)).not.toMatch(/\bundefined\b|\[object /);
    expect(waitScript(readySteps(new World(setOf(after))))).not.toMatch(/\bundefined\b|\[object /);
    expect(demandOf(new World(setOf(after))).open.join()).not.toMatch(/\bundefined\b|\[object /);
  }), { numRuns: 2000 });
});

test('nothing changes where nothing changes', () => {
  fc.assert(fc.property(manifests, same => expect(impacts(same, JSON.parse(JSON.stringify(same)))).toEqual([])));
});
