import { Construct } from 'constructs';
import { MachineResource } from './machine-resource';
import type { VirtualMachinePoolSpec } from '../../imports/contract/wire';
import { AutoscaleOptions, HorizontalPodAutoscaler } from '../kubernetes/horizontal-pod-autoscaler';
import { CallerError } from '../manifest/caller-error';
import { IVirtualMachinePool } from '../refs';
import { companionProps } from '../resource/creatable';
import { checkReference } from '../resource/object-name';
import { NamespacedResourceProps } from '../resource/resource';
import { BlockDevice } from '../values/block-device';
import type { INetworkPolicyPeer, IPodSelector } from '../values/cdk8s-plus';
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
   * A disk that is removed from the list is deleted from all machines, with the free reusable ones: their data is lost.
   */
  readonly disks: PoolDisk[];

  /**
   * The number of machines, a whole number from 0.
   *
   * Leave it out if the pool has an autoscaler: each apply would set the pool back to this number, and delete machines. A number that was
   * applied once and is then left out counts as 0 from the next apply on, and all machines are deleted: remove it from the last applied
   * configuration first (`kubectl apply edit-last-applied`).
   *
   * @default - no machine, until a user or an autoscaler scales the pool
   */
  readonly replicas?: number;

  /**
   * Which machines are deleted when the pool gets smaller.
   *
   * @default ScaleDownPolicy.NEWEST_FIRST
   */
  readonly scaleDownPolicy?: ScaleDownPolicy;

  /**
   * Labels of the machines, and so of their pods. A change reaches only machines that are created after it.
   *
   * @default - only the labels that the platform sets
   */
  readonly machineLabels?: { [key: string]: string };

  /**
   * Annotations of the machines. A change reaches only machines that are created after it.
   *
   * @default - no annotation
   */
  readonly machineAnnotations?: { [key: string]: string };

  /**
   * Whether a GitOps tool keeps or deletes the pool, with its machines and disks, when it is no longer in the manifests.
   *
   * @default - RemovalPolicy.RETAIN if a disk is reusable, because its data outlives the machines; otherwise RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Identical machines: runners, workers, desktops. Newer than DVP 1.9, and not in the Community Edition.
 *
 * A pool cannot have objects that belong to one machine only: a reserved address, a USB device, a disk with its own data.
 * The CPU needs a core fraction if the class lists core fractions, as the class `generic` does: a pool has no default.
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
   * Refers to a pool that is not in this app.
   *
   * @param poolName name of the VirtualMachinePool object
   * @param namespace namespace of the object; by default, that of the object that refers to the pool
   * @throws if the name or the namespace is not a DNS name
   */
  public static fromPoolName(poolName: string, namespace?: string): IVirtualMachinePool {
    checkReference('VirtualMachinePool.fromPoolName', 'poolName', poolName, namespace);
    return { poolName, namespace };
  }

  /**
   * Where the machines run: `pool.scheduling.awayFrom(Machines.of(pool))` puts each machine on a different node.
   */
  public readonly scheduling: Scheduling;

  private readonly pool: Pick<VirtualMachinePoolSpec, 'replicas' | 'scaleDownPolicy' | 'virtualDiskTemplates'>;
  private readonly machineMetadata: VirtualMachinePoolSpec['virtualMachineTemplate']['metadata'];
  private readonly template: Pick<Machine, keyof MachineTemplate | 'networks'>;
  private readonly provisioning: Machine['provisioning'];
  private readonly devices: (PoolDisk | BlockDevice)[];

  /**
   * @throws if `disks` is empty, `replicas` is not a whole number from 0, or the grace period is not a whole number of seconds
   */
  constructor(scope: Construct, id: string, props: VirtualMachinePoolProps) {
    super(scope, id);
    checkProps(this, 'VirtualMachinePoolProps', props);
    checkNumbers(this.node.path, props);
    const { vmClass, disks, networks = [], removalPolicy, liveMigrationPolicy = LiveMigrationPolicy.PREFER_SAFE } = props;
    // rendered now, so that a later change of a list of the user does not reach the pool
    this.pool = poolToKube(props);
    this.machineMetadata = metadataToKube(props);
    // the cluster sets a default migration policy for a machine, but rejects the template of a pool without one
    this.template = { ...templateToKube(props), liveMigrationPolicy, networks: props.networks?.map(network => network._toKube()) };
    this.devices = [...disks];
    const policy = removalPolicy ?? (disks.some(disk => disk._reusable) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    const annotations = keepAnnotations(policy, props.annotations);
    this._define('virtualization.deckhouse.io/v1alpha2/VirtualMachinePool', { ...props, annotations }, () => this.spec());
    this.scheduling = Scheduling._of(this, this.namespace, props);
    this.provisioning = props.provisioning?._bind(this).spec();
    this._dependOn({ kind: 'VirtualMachineClass', name: vmClass.className, target: vmClass });
    disks.forEach((disk, i) => this._referTo(`/spec/virtualDiskTemplates/${i}/spec/dataSource/objectRef`, disk._origin));
    networks.forEach((network, i) => network._origins.forEach(({ field, origin }) => this._referTo(`${MACHINE}/networks/${i}/${field}`, origin)));
  }

  /**
   * Name of the VirtualMachinePool object. The names of its machines begin with it.
   */
  public get poolName(): string {
    return this.name;
  }

  /**
   * Adds an image to every machine, after the existing devices. Existing machines get it when they are recreated.
   *
   * @param image the image, with its place in the boot order if it has one
   * @throws if it is a disk, which machines cannot share
   */
  public shareImage(image: BlockDevice): void {
    const origin = image._origin;
    if (origin.kind === 'VirtualDisk') {
      throw new CallerError(`[${this.node.path}] machines of a pool can share an image, but not a disk, got disk ${origin.name}: give each machine a disk by 'disks', or make an image of it`);
    }
    const i = this.devices.push(image) - 1;
    this._referTo(`${MACHINE}/blockDeviceRefs/${i}`, origin.kind === 'ClusterVirtualImage' ? undefined : origin);
    this._dependOn(origin);
  }

  /**
   * Scales the pool by the load of its machines.
   *
   * Leave `replicas` of the pool out, and set the first number of machines once, after the first apply, because an autoscaler does not start
   * a pool without a number: `kubectl scale virtualmachinepool/runners -n ci --replicas=3`. The warning VMP-33 prints this command for your
   * pool; acknowledge it with the command as the reason. `Readiness` prints the command, too.
   *
   * @param id id of the autoscaler below the pool
   * @returns the autoscaler
   * @throws if a number is out of range, or a window or period is too long
   */
  public autoscale(id: string, options: AutoscaleOptions): HorizontalPodAutoscaler {
    return new HorizontalPodAutoscaler(this, id, { ...options, name: companionProps(this, id, options).name, pool: this });
  }

  /**
   * The platform sets this label on every machine of the pool; a new label in the template would reach only machines created later.
   *
   * @internal
   */
  protected _podLabels(): { [key: string]: string } {
    return { 'vmpool.virtualization.deckhouse.io/pool': this.name };
  }

  /** renders the present state of the pool, and does not change it */
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
    throw new CallerError(`[${path}] a machine needs at least one disk, got an empty list: for example disks: [PoolDisk.ephemeral('root', { size: Size.gibibytes(20) })]`);
  }
  if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 0)) {
    throw new CallerError(`[${path}] 'replicas' must be a whole number from 0, got ${formatValue(replicas)}`);
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
