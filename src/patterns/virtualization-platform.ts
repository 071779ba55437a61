import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { Storage } from './storage';
import { VirtualMachineClass, VirtualMachineClassProps } from '../kinds/virtual-machine-class';
import { VirtualizationModule, VirtualizationModuleProps } from '../kinds/virtualization-module';
import { CallerError } from '../manifest/caller-error';
import { ClusterNetwork, ClusterNetworkProps } from '../platform/cluster-network';
import { ConsoleModule } from '../platform/console-module';
import { DefaultStorageClass } from '../platform/default-storage-class';
import { Project, ProjectProps } from '../platform/project';
import { SdnModule } from '../platform/sdn-module';
import { SnapshotControllerModule } from '../platform/snapshot-controller-module';
import { dnsForm } from '../resource/default-name';
import { Staging } from '../synth/staging';
import { brandOf } from '../values/brand';
import { checkConstruct, checkProps, guard } from '../values/guard';

/**
 * Properties of a `VirtualizationPlatform`: storage, what else to enable, and the settings of the module `virtualization`, to whose
 * ModuleConfig `source`, `labels` and the other properties of a module apply.
 */
export interface VirtualizationPlatformProps extends VirtualizationModuleProps {
  /**
   * Where the disks of machines are, and the registry, unless `dvcr` names another StorageClass.
   */
  readonly storage: Storage;

  /**
   * Whether the StorageClass becomes the default one of the cluster, by one field of the ModuleConfig `global`. Otherwise the registry, disks and
   * images get the class by the settings of the module `virtualization`, and `global` is left alone: disks and images may have this class
   * only, unless `virtualDisks` and `virtualImages` allow others.
   *
   * @default true
   */
  readonly defaultClass?: boolean;

  /**
   * Whether to enable the module `snapshot-controller`, which snapshots and the modules `csi-nfs` and `csi-ceph` need.
   *
   * @default true
   */
  readonly snapshots?: boolean;

  /**
   * Whether to enable the module `console`, the web interface. Not in the Community Edition.
   *
   * @default false
   */
  readonly console?: boolean;

  /**
   * Whether to enable the module `sdn`, for additional networks.
   *
   * @default - if `addNetwork` is called, or `liveMigrationNetworkName` is set
   */
  readonly sdn?: boolean;

  /**
   * Whether a synth writes a directory for each stage, in the order in which they are applied.
   *
   * @default true
   */
  readonly staged?: boolean;
}

/**
 * Everything that a cluster of Deckhouse needs to run machines: storage, snapshots, the default class, networks, the module `virtualization`
 * itself and, on request, the console, classes and projects.
 *
 * One apply of all of it fails, since modules reject what comes too early. A synth writes a directory for each stage: apply one after the
 * other, each when the one before is ready, or let `npx cdk8s-dvp apply` do it.
 *
 * @example
 *
 * const platform = new dvp.VirtualizationPlatform(chart, 'Platform', {
 *   storage: dvp.Storage.replicated({
 *     nodes: ['node-1', 'node-2', 'node-3'],
 *     blockDevices: [dvp.BlockDevices.rotational(false)],
 *     thinPool: dvp.ThinPool.percent('thin', 90),
 *   }),
 *   dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)),
 *   virtualMachineCidrs: ['10.66.10.0/24'],
 * });
 * platform.addProject('shop', {
 *   administrators: [dvp.Subject.group('shop-admins')],
 *   quota: dvp.MachineQuota.of({ totalStorage: Size.gibibytes(500) }),
 * });
 */
export class VirtualizationPlatform extends Construct {
  static { guard(this, 'VirtualizationPlatform'); }

  /**
   * Name of the StorageClass of the disks.
   */
  public readonly storageClassName: string;

  /**
   * The module `virtualization`.
   */
  public readonly virtualization: VirtualizationModule;

  /**
   * The module `snapshot-controller`, unless `snapshots` is false.
   */
  public readonly snapshotController?: SnapshotControllerModule;

  /**
   * The default class of the cluster, unless `defaultClass` is false.
   */
  public readonly defaultStorageClass?: DefaultStorageClass;

  /**
   * The module `console`, if it is enabled.
   */
  public readonly console?: ConsoleModule;

  private sdnModule?: SdnModule;
  private readonly hasSdn?: boolean;

  /**
   * @throws if `virtualMachineCidrs` is an empty list, an item of it is not an IPv4 network, the app has another `VirtualizationPlatform`, or it writes a file for each object and `staged` is not false
   */
  constructor(scope: Construct, id: string, props: VirtualizationPlatformProps) {
    checkConstruct('VirtualizationPlatform', scope, id);
    super(scope, id);
    checkProps(this, 'VirtualizationPlatformProps', props);
    checkOnly(this);
    const { storage, defaultClass = true, snapshots = true, console: hasConsole = false, sdn, staged = true, ...virtualization } = props;
    this.hasSdn = sdn;
    this.snapshotController = snapshots ? new SnapshotControllerModule(this, 'SnapshotController') : undefined;
    this.storageClassName = storage._build(this).storageClassName;
    const { storageClassName } = this;
    this.defaultStorageClass = defaultClass ? new DefaultStorageClass(this, 'DefaultClass', { storageClassName }) : undefined;
    if (sdn === true || sdn === undefined && props.liveMigrationNetworkName !== undefined) {
      this.enableSdn();
    }
    this.virtualization = new VirtualizationModule(this, 'Virtualization',
      defaultClass ? virtualization : withClass(storageClassName, virtualization));
    this.console = hasConsole ? new ConsoleModule(this, 'Console') : undefined;
    if (staged && isApp(this.node.root)) {
      Staging.of(this).writeDirectories();
    }
  }

  /**
   * The module `sdn`, if it is enabled.
   */
  public get sdn(): SdnModule | undefined {
    return this.sdnModule;
  }

  /**
   * Adds a network for machines of all namespaces, and enables the module `sdn` unless the property `sdn` is false. The default name of the
   * network is its id.
   */
  public addNetwork(id: string, props: ClusterNetworkProps): ClusterNetwork {
    if (this.hasSdn !== false) {
      this.enableSdn();
    }
    return new ClusterNetwork(this, `Network-${id}`, named(id, props));
  }

  /**
   * Adds a class of machines. The default name of the class is its id.
   */
  public addClass(id: string, props: VirtualMachineClassProps): VirtualMachineClass {
    return new VirtualMachineClass(this, `Class-${id}`, named(id, props));
  }

  /**
   * Adds a project for a team. The default name of the project is its id.
   */
  public addProject(id: string, props: ProjectProps): Project {
    return new Project(this, `Project-${id}`, named(id, props));
  }

  private enableSdn(): void {
    this.sdnModule ??= new SdnModule(this, 'Sdn');
  }
}

function checkOnly(platform: VirtualizationPlatform): void {
  const other = platform.node.root.node.findAll().find(each => each !== platform && brandOf(each) === 'VirtualizationPlatform');
  if (other !== undefined) {
    throw new CallerError(`[${platform.node.path}] an app has one VirtualizationPlatform, the other is ${other.node.path}: write an App for each cluster`);
  }
}

// not `instanceof`, because the cdk8s of the app may be another copy
const isApp = (root: object): root is App => 'synth' in root && 'synthYaml' in root;

const named = <P extends { readonly name?: string }>(id: string, props: P): P => ({ ...props, name: props.name ?? dnsForm(id) });

/** settings by which the registry, disks and images have a class without a default one in the cluster */
function withClass(storageClassName: string, props: VirtualizationModuleProps): VirtualizationModuleProps {
  const defaults = { defaultStorageClassName: storageClassName };
  return {
    ...props,
    dvcr: props.dvcr._withStorageClass(storageClassName),
    virtualDisks: { ...defaults, ...props.virtualDisks },
    virtualImages: { ...defaults, ...props.virtualImages },
  };
}
