import * as fc from 'fast-check';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids } from '../support';

// what a machine may be, wide enough that a rule which refuses too much is found
const name = fc.stringMatching(/^[a-z]([-a-z0-9]{0,20}[a-z0-9])?$/);
const cores = fc.oneof(
  fc.integer({ min: 1, max: 16 }),
  fc.integer({ min: 9, max: 16 }).map(n => n * 2),
  fc.integer({ min: 9, max: 16 }).map(n => n * 4),
  fc.integer({ min: 9, max: 31 }).map(n => n * 8),
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const labels = fc.dictionary(fc.constantFrom('tier', 'app.kubernetes.io/name', 'example.com/zone'), fc.stringMatching(/^([a-zA-Z0-9]([-_.a-zA-Z0-9]{0,20}[a-zA-Z0-9])?)?$/));

const spec = fc.record({
  virtualMachineClassName: name,
  cpu: fc.record({ cores, coreFraction: fc.integer({ min: 1, max: 100 }).map(n => `${n}%`) }),
  memory: fc.record({ size: fc.tuple(fc.integer({ min: 64, max: 512 }), fc.constantFrom('Mi', 'Gi', 'M', 'G')).map(([n, unit]) => `${n}${unit}`) }),
  blockDeviceRefs: fc.uniqueArray(fc.record({ kind: fc.constantFrom('VirtualDisk', 'VirtualImage', 'ClusterVirtualImage'), name }), {
    minLength: 1, maxLength: 16, selector: ref => `${ref.kind}/${ref.name}`,
  }),
  runPolicy: optional(fc.constantFrom('AlwaysOn', 'AlwaysOff', 'Manual', 'AlwaysOnUnlessStoppedManually')),
  osType: optional(fc.constantFrom('Windows', 'Generic')),
  bootloader: optional(fc.constantFrom('BIOS', 'EFI', 'EFIWithSecureBoot')),
  liveMigrationPolicy: optional(fc.constantFrom('AlwaysSafe', 'PreferSafe', 'AlwaysForced', 'PreferForced')),
  terminationGracePeriodSeconds: optional(fc.integer({ min: 0, max: 86400 })),
  provisioning: optional(fc.oneof(
    fc.string({ maxLength: 500 }).map(text => ({ type: 'UserData', userData: `#!/bin/sh\n# ${text.replace(/\s/g, ' ')}` })),
    name.map(secret => ({ type: 'UserDataRef', userDataRef: { kind: 'Secret', name: secret } })),
  )),
  networks: optional(fc.uniqueArray(name, { maxLength: 4 }).map(names => [{ type: 'Main' }, ...names.map(n => ({ type: 'ClusterNetwork', name: n }))])),
  usbDevices: optional(fc.uniqueArray(name, { maxLength: 8 }).map(names => names.map(n => ({ name: n })))),
  nodeSelector: optional(labels),
  tolerations: optional(fc.array(fc.oneof(
    fc.record({ key: fc.constantFrom('a', 'example.com/b'), operator: fc.constant('Exists') }),
    fc.record({ key: fc.constant('a'), operator: fc.constant('Equal'), value: fc.constantFrom('', 'x'), effect: fc.constantFrom('NoSchedule', 'NoExecute') }),
  ), { maxLength: 3 })),
});

const machine: fc.Arbitrary<Manifest> = fc.record({
  apiVersion: fc.constant('virtualization.deckhouse.io/v1alpha2'),
  kind: fc.constant('VirtualMachine'),
  metadata: fc.record({ name, namespace: fc.constant('shop'), labels: optional(labels) }),
  spec,
}).map(manifest => JSON.parse(JSON.stringify(manifest)));

test('a valid machine is never refused', () => {
  fc.assert(fc.property(machine, manifest => expect(check([manifest])).toEqual([])), { numRuns: 300 });
});

/** one mistake each, planted into any valid machine */
const FAULTS: Record<string, (spec: any, manifest: any) => void> = {
  'VM-01': (_, manifest) => manifest.metadata.name = 'a'.repeat(64),
  'VM-02': (_, manifest) => manifest.metadata.annotations = { 'kubevirt.io/latency': '1' },
  'VM-03': (_, manifest) => manifest.metadata.labels = { 'kubevirt.io/domain': 'x' },
  'VM-10': body => body.cpu.cores = 249,
  'VM-11': body => body.cpu.cores = 17,
  'VM-18': body => body.memory.size = '0',
  'VM-27': body => delete body.blockDeviceRefs[0].name,
  'VM-28': body => body.blockDeviceRefs = [body.blockDeviceRefs[0], body.blockDeviceRefs[0]],
  'VM-44': body => body.provisioning = { type: 'UserData', userData: `#!/bin/sh\n${'é'.repeat(1020)}` },
  'VM-54': body => body.terminationGracePeriodSeconds = -1,
  'VM-62': body => body.networks = [{ type: 'ClusterNetwork', name: 'a' }, { type: 'Main' }],
  'VM-63': body => body.networks = [{ type: 'Main', name: 'main' }],
  'VM-64': body => body.networks = [{ type: 'Network', name: 'a' }, { type: 'Network', name: 'a' }],
  'VM-75': body => body.usbDevices = [{ name: 'a' }, { name: 'a' }],
  'VM-89': body => body.tolerations = [{ key: 'a', operator: 'Exists', value: 'x' }],
};

test.each(Object.entries(FAULTS))('a machine with one mistake gets %s and nothing else', (id, plant) => {
  fc.assert(fc.property(machine, manifest => {
    const broken: any = structuredClone(manifest);
    plant(broken.spec, broken);
    expect(ids(check([broken]))).toEqual([id]);
  }), { numRuns: 50 });
});
