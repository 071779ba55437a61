import { guard } from './guard';
import { LabelQuery } from './label-query';
import { CallerError } from '../manifest/caller-error';

const FACTS = 'status.blockdevice.storage.deckhouse.io/';

/**
 * A condition on the BlockDevices of a node, which the module `sds-node-configurator` finds by itself. Their facts are labels, in which every
 * character that a label cannot have is a dash: `kubectl get blockdevices --show-labels` shows them.
 *
 * @see https://deckhouse.io/modules/sds-node-configurator/stable/cr.html#blockdevice
 */
export class BlockDevices {
  static { guard(this, 'BlockDevices'); }

  /**
   * Exactly these devices. All of them must exist on the node.
   *
   * @param deviceNames names of the BlockDevice objects, one or more, for example `dev-0a29d2f1a6a2…`
   */
  public static named(...deviceNames: string[]): BlockDevices {
    return new BlockDevices(LabelQuery.anyOf('kubernetes.io/metadata.name', ...deviceNames));
  }

  /**
   * Devices of these models, in the form of the label `model`.
   *
   * @param models one or more, for example `SAMSUNG-MZQL23T8HCLS-00A07`
   */
  public static ofModel(...models: string[]): BlockDevices {
    return new BlockDevices(LabelQuery.anyOf(`${FACTS}model`, ...models));
  }

  /**
   * Devices with these serial numbers, in the form of the label `serial`.
   *
   * @param serials one or more
   */
  public static withSerial(...serials: string[]): BlockDevices {
    return new BlockDevices(LabelQuery.anyOf(`${FACTS}serial`, ...serials));
  }

  /**
   * Devices of these sizes, in the form of the label `size`.
   *
   * @param sizes one or more, for example `3840Gi`
   */
  public static ofSize(...sizes: string[]): BlockDevices {
    return new BlockDevices(LabelQuery.anyOf(`${FACTS}size`, ...sizes));
  }

  /**
   * Devices that rotate, or devices that do not: hard disks or SSDs.
   */
  public static rotational(isRotational: boolean): BlockDevices {
    return new BlockDevices(LabelQuery.equal(`${FACTS}rota`, String(isRotational)));
  }

  /**
   * Devices with labels that meet a condition, for example labels of your own.
   */
  public static labelled(query: LabelQuery): BlockDevices {
    return new BlockDevices(query);
  }

  /**
   * The selector for all conditions together.
   *
   * @internal
   */
  public static _selector(path: string, devices: readonly BlockDevices[]): object {
    if (devices.length === 0) {
      throw new CallerError(`[${path}] 'blockDevices' must have a condition, since without one every free device of the node becomes a part of the volume group, got an empty list: `
        + 'for example [BlockDevices.rotational(false)]');
    }
    return LabelQuery._selector(devices.map(({ query }) => query));
  }

  private constructor(private readonly query: LabelQuery) {}
}
