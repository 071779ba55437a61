import { Construct } from 'constructs';
import type { INetworkPolicyPeer, IPodSelector } from '../values/cdk8s-plus';
import { MachineResource } from './machine-resource';
import type { VirtualMachinePoolSpec } from '../../imports/contract/wire';
import { AutoscaleOptions, HorizontalPodAutoscaler } from '../kubernetes/horizontal-pod-autoscaler';
import { IVirtualMachinePool } from '../refs';
import { companionProps } from '../resource/creatable';
import { NamespacedResourceProps } from '../resource/resource';
import { BlockDevice } from '../values/block-device';
import { formatValue } from '../values/describe';
import { checkProps, guard } from '../values/guard';
import { LiveMigrationPolicy } from '../values/machine-policies';
import { MachineTemplate, MachineTemplateProps, templateToKube } from '../values/machine-template';
import { PoolDisk } from '../values/pool-disk';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';
import { ScaleDownPolicy } from '../values/scale-down-policy';
import { Scheduling } from '../values/scheduling';

/**
 * Properties of a `VirtualMachinePool`.
 */
export interface VirtualMachinePoolProps extends NamespacedResourceProps, MachineTemplateProps {
  /**
   * Disks that each machine gets, at least one, in the order in which it tries to boot from them.
   *
   * A disk that is taken out of the list is deleted from all machines, and free reusable ones with it: their data is lost.
   */
  readonly disks: PoolDisk[];

  /**
   * How many machines there are, a whole number from 0.
   *
   * Leave it out where an autoscaler decides: each apply would set the pool back to this number, and delete machines. Mind that a number which
   * was applied once and is then left out counts as 0 from the next apply on: have the tool forget it first
   * (`kubectl apply edit-last-applied`), or all machines go.
   *
   * @default - no machine, until somebody scales the pool
   */
  readonly replicas?: number;

  /**
   * Which machines go when the pool gets smaller.
   *
   * @default ScaleDownPolicy.NEWEST_FIRST
   */
  readonly scaleDownPolicy?: ScaleDownPolicy;

  /**
   * Labels of the machines, and so of their pods. A change reaches only machines that are made after it.
   *
   * @default - only the labels that the platform sets
   */
  readonly machineLabels?: { [key: string]: string };

  /**
   * Annotations of the machines. A change reaches only machines that are made after it.
   *
   * @default - no annotation
   */
  readonly machineAnnotations?: { [key: string]: string };

  /**
   * What a GitOps tool may do to the pool, and so to its machines and disks, once it is no longer in the manifests.
   *
   * @default - RemovalPolicy.RETAIN where a disk is reusable, and so outlives its machines; otherwise RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Machines that are all alike: runners, workers, desktops. Newer than DVP 1.9, and not in the Community Edition.
 *
 * What only one machine can have is not for a pool: a reserved address, a USB device, a disk that holds what no other machine has.
 * The processor needs a core fraction wherever the class lists some, as the class `generic` does: nobody fills in a default.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachinepool
 *
 * @example
 *
 * const debian = dvp.VirtualImage.fromImageName('debian-12');
 * new dvp.VirtualMachinePool(chart, 'runners', {
 *   replicas: 3,
 *   vmClass: dvp.VirtualMachineClass.GENERIC,
 *   cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
 *   memory: Size.gibibytes(4),
 *   disks: [
 *     dvp.PoolDisk.ephemeral('root', { source: dvp.DiskSource.image(debian), size: Size.gibibytes(20) }),
 *     dvp.PoolDisk.reusable('cache', { size: Size.gibibytes(50), keep: 3, ttl: Duration.hours(1) }),
 *   ],
 * });
 */
export class VirtualMachinePool extends MachineResource implements IVirtualMachinePool, IPodSelector, INetworkPolicyPeer {
  static { guard(this, 'VirtualMachinePool'); }

  /**
   * Points at a pool that this app does not make.
   *
   * @param poolName name of the VirtualMachinePool object
   * @param namespace namespace of the object; left out, it is the namespace of whatever refers to the pool
   */
  public static fromPoolName(poolName: string, namespace?: string): IVirtualMachinePool {
    return { poolName, namespace };
  }

  /**
   * Where the machines run: `pool.scheduling.awayFrom(Machines.of(pool))` keeps them on nodes of their own.
   */
  public readonly scheduling: Scheduling;

  private readonly pool: Pick<VirtualMachinePoolSpec, 'replicas' | 'scaleDownPolicy' | 'virtualDiskTemplates'>;
  private readonly machineMetadata: VirtualMachinePoolSpec['virtualMachineTemplate']['metadata'];
  private readonly template: Pick<Machine, keyof MachineTemplate | 'networks'>;
  private readonly provisioning: Machine['provisioning'];
  private readonly devices: (PoolDisk | BlockDevice)[];

  /**
   * @throws if there is no disk, the number of machines is not a whole number from 0, or the grace period not a whole number of seconds
   */
  constructor(scope: Construct, id: string, props: VirtualMachinePoolProps) {
    super(scope, id);
    checkProps(this.node.path, 'VirtualMachinePoolProps', props);
    checkNumbers(this.node.path, props);
    const { vmClass, disks, networks = [], removalPolicy, liveMigrationPolicy = LiveMigrationPolicy.PREFER_SAFE } = props;
    // rendered now, so that a later change of a list of the user does not reach the pool
    this.pool = poolToKube(props);
    this.machineMetadata = metadataToKube(props);
    // a machine has a migration policy by default, the template of a pool is refused without one
    this.template = { ...templateToKube(props), liveMigrationPolicy, networks: props.networks?.map(network => network._toKube()) };
    this.devices = [...disks];
    const policy = removalPolicy ?? (disks.some(disk => disk._reusable) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    const annotations = keepAnnotations(policy, props.annotations);
    this._define('virtualization.deckhouse.io/v1alpha2/VirtualMachinePool', { ...props, annotations }, () => this.spec());
    this.scheduling = Scheduling._of(this.node.path, this.namespace, props);
    this.provisioning = props.provisioning?._bind(this).spec();
    this._dependOn({ kind: 'VirtualMachineClass', name: vmClass.className, target: vmClass });
    disks.forEach((disk, i) => this._referTo(`/spec/virtualDiskTemplates/${i}/spec/dataSource/objectRef`, disk._origin));
    networks.forEach((network, i) => network._origins.forEach(({ field, origin }) => this._referTo(`${MACHINE}/networks/${i}/${field}`, origin)));
  }

  /**
   * Name of the VirtualMachinePool object, with which the names of its machines begin.
   */
  public get poolName(): string {
    return this.name;
  }

  /**
   * Gives an image to every machine, behind the devices that it has. Machines that are there get it when they are made anew.
   *
   * @param image the image, with its place in the boot order if it has one
   * @throws if it is a disk, which machines cannot share
   */
  public shareImage(image: BlockDevice): void {
    const origin = image._origin;
    if (origin.kind === 'VirtualDisk') {
      throw new Error(`[${this.node.path}] machines of a pool share images and no disk, got disk ${origin.name}: give each a disk of its own among 'disks', or make an image of it`);
    }
    const i = this.devices.push(image) - 1;
    this._referTo(`${MACHINE}/blockDeviceRefs/${i}`, origin.kind === 'ClusterVirtualImage' ? undefined : origin);
    this._dependOn(origin);
  }

  /**
   * Lets the load of the machines decide how many there are.
   *
   * Leave `replicas` of the pool out, and say once, after the first apply, how many machines to start with, for an autoscaler does nothing for a
   * pool without a number: `kubectl scale virtualmachinepool/runners --replicas=3`.
   *
   * @param id id of the autoscaler below the pool
   * @returns the autoscaler
   * @throws if a number is out of its range, or a window or period too long
   */
  public autoscale(id: string, options: AutoscaleOptions): HorizontalPodAutoscaler {
    return new HorizontalPodAutoscaler(this, id, { ...options, name: companionProps(this, id, options).name, pool: this });
  }

  /**
   * The platform gives it to every machine of the pool; a label of ours would come with the template, and that reaches only machines made later.
   *
   * @internal
   */
  protected _podLabels(): { [key: string]: string } {
    return { 'vmpool.virtualization.deckhouse.io/pool': this.name };
  }

  /** renders what the pool has by now; changes nothing */
  private spec(): VirtualMachinePoolSpec {
    return {
      ...this.pool,
      virtualMachineTemplate: {
        metadata: this.machineMetadata,
        spec: {
          ...this.template,
          ...this.scheduling._toKube(),
          provisioning: this.provisioning,
          blockDeviceRefs: this.devices.map(device => device._toKube()),
        },
      },
    };
  }
}

type Machine = NonNullable<VirtualMachinePoolSpec['virtualMachineTemplate']['spec']>;

const MACHINE = '/spec/virtualMachineTemplate/spec';

function checkNumbers(path: string, { disks, replicas }: VirtualMachinePoolProps): void {
  if (disks.length === 0) {
    throw new Error(`[${path}] a machine has at least one disk, got none: write for example disks: [PoolDisk.ephemeral('root', { size: Size.gibibytes(20) })]`);
  }
  if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 0)) {
    throw new Error(`[${path}] 'replicas' is a whole number from 0, got ${formatValue(replicas)}`);
  }
}

function poolToKube({ replicas, scaleDownPolicy = ScaleDownPolicy.NEWEST_FIRST, disks }: VirtualMachinePoolProps): VirtualMachinePool['pool'] {
  return { replicas, scaleDownPolicy, virtualDiskTemplates: disks.map(disk => disk._template()) };
}

function metadataToKube({ machineLabels, machineAnnotations }: VirtualMachinePoolProps): VirtualMachinePoolSpec['virtualMachineTemplate']['metadata'] {
  if (machineLabels === undefined && machineAnnotations === undefined) {
    return undefined;
  }
  return { labels: machineLabels && { ...machineLabels }, annotations: machineAnnotations && { ...machineAnnotations } };
}
