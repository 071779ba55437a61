import { Demand, NodeDemands, nodeDemands } from './node-demands';
import { World } from '../../domain/world';
import { ManifestObject, valueAt, textAt } from '../../manifest/manifest';

/** what a machine, or each machine of a pool, asks of its node, and what its class does */
export interface MachineDemands extends NodeDemands {
  /** where the class is named */
  readonly classPointer: string;
  /** nothing where the set lacks the class */
  readonly ofClass: readonly Demand[];
  readonly className: string;
}

/**
 * What has to hold for the node of a machine. A label of its node selector that its class names, too, counts for nothing:
 * the platform copies the labels of the class over those of the machine.
 */
export function machineDemands(object: ManifestObject, world: World): MachineDemands {
  const [own] = nodeDemands(object);
  const classPointer = `${object.kind === 'VirtualMachinePool' ? '/spec/virtualMachineTemplate/spec' : '/spec'}/virtualMachineClassName`;
  const found = world.referred(object, 'VirtualMachineClass', textAt(object.json, classPointer));
  const [{ all: ofClass }] = found === undefined ? [{ all: [] }] : nodeDemands(found);
  const labels = valueAt(found?.json, '/spec/nodeSelector/matchLabels') ?? {};
  return { ...own, classPointer, ofClass, className: found?.name ?? '', all: own.all.filter(({ key }) => !Object.hasOwn(labels, key)) };
}
