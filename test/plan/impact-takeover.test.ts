import { dvp, impacts, machine } from './support';
import { Manifest } from '../../src/manifest/manifest';

const changes = (before: Manifest[], after: Manifest[]) => impacts(before, after)
  .map(({ impact, subject, pointer, reason, dependsOn = [] }) => [`${impact} ${subject} ${pointer} ${reason}`, ...dependsOn].join(' ? '));

describe('an address', () => {
  const address = (name: string, staticIP: string, more: object = {}): Manifest => ({ ...dvp('VirtualMachineIPAddress', { type: 'Static', staticIP }, { name }), ...more });
  const auto = (name: string, status: object): Manifest => ({ ...dvp('VirtualMachineIPAddress', { type: 'Auto' }, { name }), status });
  const refusal = (holder: string) =>
    `refused VirtualMachineIPAddress shop/new  ${holder} still has the address 10.0.0.2 when this object is created: keep the name, or delete that one first`;
  const released = 'removed VirtualMachineIPAddress shop/old  the address is released ten minutes later';
  const twin = '; VirtualMachineIPAddress shop/new has the same spec: a new name creates a new object, which is empty or filled from its source';

  test.each<[string, Manifest[], Manifest[], string[]]>([
    ['of another name', [address('old', '10.0.0.2')], [address('new', '10.0.0.2')], [refusal('VirtualMachineIPAddress shop/old'), `${released}${twin}`]],
    ['that the platform chose', [auto('old', { phase: 'Bound', address: '10.0.0.2' })], [address('new', '10.0.0.2')], [refusal('VirtualMachineIPAddress shop/old'), released]],
    ['that another one leaves later', [address('old', '10.0.0.2')], [address('new', '10.0.0.2'), address('old', '10.0.0.3')], [
      `${refusal('VirtualMachineIPAddress shop/old')} ? whether the tool applies VirtualMachineIPAddress shop/old first`,
      'refused VirtualMachineIPAddress shop/old /spec/staticIP a bound address cannot be changed: create one with another name ? whether the address is bound',
    ]],
    ['that nobody has', [address('old', '10.0.0.3')], [address('old', '10.0.0.3'), address('new', '10.0.0.2')], ['created VirtualMachineIPAddress shop/new  the object is new']],
  ])('%s', (_, before, after, expected) => expect(changes(before, after)).toEqual(expected));
});

describe('a USB device', () => {
  const holding = (name: string, ...devices: string[]) => machine({ usbDevices: devices.map(device => ({ name: device })) }, { name });
  const attached = (name: string) => `live VirtualMachine shop/${name} /spec/usbDevices USB devices are attached and detached while the guest runs`;
  const refusal = 'refused VirtualMachine shop/a /spec/usbDevices VirtualMachine shop/b still has the device when this machine is applied: remove it there first';
  const dump = dvp('NodeUSBDevice', { assignedNamespace: 'shop' }, { name: 'camera', namespace: undefined });

  test.each<[string, Manifest[], Manifest[], string[]]>([
    ['goes to a machine that is applied first', [holding('a'), holding('b', 'camera')], [holding('a', 'camera'), holding('b')], [`${refusal} ? whether the tool applies VirtualMachine shop/b first`, attached('b')]],
    ['goes to a machine that is applied later', [holding('a', 'camera'), holding('b')], [holding('a'), holding('b', 'camera')], [attached('a'), attached('b')]],
    ['is with two machines', [holding('a'), holding('b', 'camera')], [holding('a', 'camera'), holding('b', 'camera')], [refusal]],
    ['comes from a machine that is deleted', [holding('a'), holding('b', 'camera')], [holding('a', 'camera')], [refusal, 'removed VirtualMachine shop/b  the guest is stopped and the machine deleted; its disks stay']],
    ['comes from nobody', [holding('a'), holding('b')], [holding('a', 'camera'), holding('b')], [attached('a')]],
  ])('%s', (_, before, after, expected) => expect(changes([dump, ...before], [dump, ...after])).toEqual(expected));
});

describe('the default class', () => {
  const DEFAULT = { 'virtualmachineclass.virtualization.deckhouse.io/is-default-class': 'true' };
  const vmClass = (name: string, annotations: object = {}) => dvp('VirtualMachineClass', { cpu: { type: 'Host' } }, { name, namespace: undefined, annotations });
  const pointer = '/metadata/annotations/virtualmachineclass.virtualization.deckhouse.io~1is-default-class';
  const why = (holder: string) => `VirtualMachineClass ${holder} still is the default class when this one is applied: remove the annotation there first`;

  test.each<[string, Manifest[], Manifest[], string[]]>([
    ['moves to a class that is applied first', [vmClass('a'), vmClass('b', DEFAULT)], [vmClass('a', DEFAULT), vmClass('b')],
      [`refused VirtualMachineClass a ${pointer} ${why('b')} ? whether the tool applies VirtualMachineClass b first`, `live VirtualMachineClass b ${pointer} applies at once`]],
    ['moves to a class that is applied later', [vmClass('a', DEFAULT), vmClass('b')], [vmClass('a'), vmClass('b', DEFAULT)],
      [`live VirtualMachineClass a ${pointer} applies at once`, `live VirtualMachineClass b ${pointer} applies at once`]],
    ['moves to a new class', [vmClass('a', DEFAULT)], [vmClass('b', DEFAULT)],
      [`refused VirtualMachineClass b  ${why('a')}`, 'removed VirtualMachineClass a  the class is deleted as soon as no machine uses it; VirtualMachineClass b has the same spec: a new name creates a new object, which is empty or filled from its source']],
    ['stays', [vmClass('a', DEFAULT)], [vmClass('a', DEFAULT), vmClass('b')], ['created VirtualMachineClass b  the object is new']],
    ['is the first one', [vmClass('a')], [vmClass('a', DEFAULT)], [`live VirtualMachineClass a ${pointer} applies at once`]],
  ])('%s', (_, before, after, expected) => expect(changes(before, after)).toEqual(expected));
});
