import { machine } from '../../catalogue/virtual-machine/objects';
import { otherClaimant } from '../../domain/claims';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject, valueAt, listAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const REFS = '/spec/blockDeviceRefs';

const runPolicy = ({ json }: ManifestObject) => textAt(json, '/spec/runPolicy') ?? 'AlwaysOnUnlessStoppedManually';
const startsByItself = (vm: ManifestObject) => runPolicy(vm).startsWith('AlwaysOn');

/** names of the disks of a machine that may run, at the places of their references */
const disksOf = (vm: ManifestObject): readonly (string | undefined)[] => runPolicy(vm) === 'AlwaysOff' ? []
  : listAt(vm.json, REFS).map(ref => valueAt(ref, '/kind') === 'VirtualDisk' ? `${valueAt(ref, '/name')}` : undefined);

const otherOwner = otherClaimant(vm => disksOf(vm).filter(name => name !== undefined));

export const diskOfOneMachine: Rule = {
  id: 'VM-35',
  severity: 'warning',
  kinds: dvp('VirtualMachine'),
  says: 'A machine that starts by itself shares no disk with another one, unless that is always off.',
  why: 'One running machine at a time can have a disk. The others wait for it, with BlockDevicesReady=False.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/block_device_condition.go',
  breaks: () => [machine(), machine({}, { name: 'db' })],
  keeps: () => [machine(), machine({ runPolicy: 'AlwaysOff' }, { name: 'db' }), machine({}, { namespace: 'other' })],
  check: (object, world) => disksOf(object).flatMap((name, i) => {
    const owner = name === undefined ? undefined : otherOwner(world, object, name);
    // who starts both by hand means to have one at a time
    return owner === undefined || !startsByItself(owner) && !startsByItself(object) ? [] : [{
      pointer: `${REFS}/${i}`,
      wrong: startsByItself(owner) && startsByItself(object)
        ? `${owner.label} has VirtualDisk ${name} too, both start by themselves, and one of them waits for the disk`
        : `${owner.label} has VirtualDisk ${name} too, and only one of them can run at a time`,
      got: NOT_SHOWN,
      instead: 'a disk of its own, for example one from the same source',
    }];
  }),
};
