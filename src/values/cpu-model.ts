import { guard } from './guard';
import { LabelQuery } from './label-query';
import type { VirtualMachineClassSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';

type Wire = VirtualMachineClassSpec['cpu'];

/**
 * The processor that the machines of a class see. It decides to which nodes they can move while they run.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachineclass
 */
export class CpuModel {
  static { guard(this, 'CpuModel'); }

  /**
   * A processor close to that of the node. Live migration works between nodes with similar processors.
   */
  public static host(): CpuModel {
    return new CpuModel({ type: 'Host' });
  }

  /**
   * The processor of the node itself. Live migration works only to nodes with the same processor.
   */
  public static hostPassthrough(): CpuModel {
    return new CpuModel({ type: 'HostPassthrough' });
  }

  /**
   * The features that a set of nodes has in common. The platform discovers them when the class is created.
   *
   * @param nodes conditions on the labels of the nodes, all of which must hold; without conditions, all nodes count
   * @throws if one label must equal two values
   */
  public static discovery(...nodes: LabelQuery[]): CpuModel {
    return new CpuModel({ type: 'Discovery', discovery: nodes.length === 0 ? undefined : { nodeSelector: LabelQuery._selector(nodes) as object } });
  }

  /**
   * A processor by its libvirt name. Live migration works between all nodes that support it.
   *
   * @param modelName for example `IvyBridge`, at least one character
   * @throws if the name is empty
   * @see https://libvirt.org/formatdomain.html#cpu-model-and-topology
   */
  public static model(modelName: string): CpuModel {
    if (modelName === '') {
      throw new CallerError("a CPU model needs a name, got an empty string: for example CpuModel.model('IvyBridge')");
    }
    return new CpuModel({ type: 'Model', model: modelName });
  }

  /**
   * A processor with these features. Live migration works between all nodes that have them.
   *
   * @param featureNames one or more names of CPU features, for example `vmx` or `avx2`
   * @throws if there is no name, or a name is empty
   */
  public static features(...featureNames: string[]): CpuModel {
    if (featureNames.length === 0 || featureNames.includes('')) {
      throw new CallerError(`CPU features need names, got ${JSON.stringify(featureNames)}: for example CpuModel.features('vmx')`);
    }
    return new CpuModel({ type: 'Features', features: featureNames });
  }

  private constructor(private readonly wire: Wire) {}

  /**
   * @internal
   */
  public _toKube(): Wire {
    return this.wire;
  }
}
