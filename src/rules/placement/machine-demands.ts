import { Demand, NodeDemands, nodeDemands } from './node-demands';
import { World } from '../../domain/world';
import { ManifestObject } from '../../manifest/manifest';

/** the demands of a machine, or of each machine of a pool, on its node, and those of its class */
export interface MachineDemands extends NodeDemands {
  /** where the class is named */
  readonly classPointer: string;
  /** an empty list where the set does not have the class */
  readonly ofClass: readonly Demand[];
  readonly className: string;
}

/**
 * The demands on the node of a machine. The platform copies the labels of the class over those of the machine,
 * so a label that both select counts for the class only.
 */
export function machineDemands(object: ManifestObject, world: World): MachineDemands {
  const [own] = nodeDemands(object);
  const classPointer = `${object.kind === 'VirtualMachinePool' ? '/spec/virtualMachineTemplate/spec' : '/spec'}/virtualMachineClassName`;
  const found = world.referred(object, 'VirtualMachineClass', object.text(classPointer));
  const [{ all: ofClass }] = found === undefined ? [{ all: [] }] : nodeDemands(found);
  const labels = found?.value('/spec/nodeSelector/matchLabels') ?? {};
  return { ...own, classPointer, ofClass, className: found?.name ?? '', all: own.all.filter(({ key }) => !Object.hasOwn(labels, key)) };
}
