import { Construct } from 'constructs';
import type { ModuleConfigSpec, VirtualizationSettings } from '../../imports/contract/wire';
import { parseCidr } from '../manifest/cidr';
import { Resource } from '../resource/resource';
import { Dvcr } from '../values/dvcr';
import { FeatureGate } from '../values/feature-gate';
import { checkProps, guard } from '../values/guard';
import { Https } from '../values/https';
import { LogFormat, LogLevel } from '../values/module-log';
import { ModuleProps, moduleMetadata, moduleSpec } from '../values/module-props';
import { ImageStorageClassPolicy, StorageClassPolicy, storageClassPolicy } from '../values/storage-class-policy';

/**
 * Properties of a `VirtualizationModule`.
 */
export interface VirtualizationModuleProps extends ModuleProps {
  /**
   * The registry of the platform. It has to be given even where the module is switched off.
   */
  readonly dvcr: Dvcr;

  /**
   * Networks that machines get their addresses from, each an IPv4 network as `address/bits` that starts on its first address, for
   * example `10.66.10.0/24`. The first and the last address of each stay unused.
   *
   * They overlap neither one another nor the networks of nodes, pods and services. A network that machines have addresses of
   * cannot be taken out again, and the list cannot be emptied.
   *
   * @default - machines have addresses from networks of their own alone; DVP up to 1.10 refuses that
   */
  readonly virtualMachineCidrs?: string[];

  /**
   * Whether the module is on. It needs the module `cni-cilium` to be on. Switching it off needs `allowDisabling`.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Class of the ingress controller that the module is reached through, in DNS form.
   *
   * @default - the class that the cluster has for all modules
   */
  readonly ingressClass?: string;

  /**
   * Gateway that the module is reached through. Newer than DVP 1.10; comes with the module `alb`.
   *
   * @default - the gateway that the cluster has for all modules, if any
   */
  readonly gatewayApiGateway?: GatewayApiGateway;

  /**
   * How the addresses of the module are served.
   *
   * @default - as the cluster has it for all modules
   */
  readonly https?: Https;

  /**
   * Whether the components of the module run in several copies.
   *
   * @default - as the cluster has it for all modules
   */
  readonly highAvailability?: boolean;

  /**
   * Whether to log who did what to machines. Not in the Community Edition; needs the modules `log-shipper` and
   * `runtime-audit-engine`, and the audit policy of the control plane.
   *
   * @default false
   */
  readonly audit?: boolean;

  /**
   * The StorageClasses of images on volumes.
   *
   * @default - every class is allowed, and the default is the cluster's
   */
  readonly virtualImages?: ImageStorageClassPolicy;

  /**
   * The StorageClasses of disks.
   *
   * @default - every class is allowed, and the default is the cluster's
   */
  readonly virtualDisks?: StorageClassPolicy;

  /**
   * Name of a SystemNetwork for the traffic of live migrations, at least one character. Since DVP 1.10; it has to be ready, and the
   * module `sdn` on.
   *
   * @default - migrations share the network of the nodes
   */
  readonly liveMigrationNetworkName?: string;

  /**
   * From which severity on the module logs.
   *
   * @default - the module decides
   */
  readonly logLevel?: LogLevel;

  /**
   * The form of the log. Since DVP 0.12.
   *
   * @default - the module decides
   */
  readonly logFormat?: LogFormat;

  /**
   * Features to switch on. Since DVP 1.8; add them once the module runs.
   *
   * @default - no such feature is on
   */
  readonly featureGates?: FeatureGate[];
}

/**
 * The module `virtualization`, which makes a cluster run virtual machines. A cluster has one.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/configuration.html
 *
 * @example
 *
 * new dvp.VirtualizationModule(chart, 'Virtualization', {
 *   dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)),
 *   virtualMachineCidrs: ['10.66.10.0/24'],
 * });
 */
export class VirtualizationModule extends Resource {
  static { guard(this, 'VirtualizationModule'); }

  /**
   * @throws if an item of `virtualMachineCidrs` is not an IPv4 network
   */
  constructor(scope: Construct, id: string, props: VirtualizationModuleProps) {
    super(scope, id);
    checkProps(this.node.path, 'VirtualizationModuleProps', props);
    checkCidrs(this.node.path, props.virtualMachineCidrs ?? []);
    this._define('deckhouse.io/v1alpha1/ModuleConfig', moduleMetadata('virtualization', props), () => toKube(props));
  }
}

/**
 * A Gateway of the Gateway API.
 */
export interface GatewayApiGateway {
  /**
   * Name of the Gateway, in DNS form.
   */
  readonly name: string;

  /**
   * Namespace of the Gateway, in DNS form.
   */
  readonly namespace: string;
}

function checkCidrs(path: string, cidrs: string[]): void {
  const wrong = cidrs.map((cidr, i) => ({ cidr, i })).filter(({ cidr }) => parseCidr(cidr) === undefined);
  if (wrong.length > 0) {
    const got = wrong.map(({ cidr, i }) => `${JSON.stringify(cidr)} at index ${i}`).join(', ');
    throw new Error(`[${path}] 'virtualMachineCidrs' must be IPv4 networks as address/bits, got ${got}: for example 10.66.10.0/24`);
  }
}

function toKube(props: VirtualizationModuleProps): ModuleConfigSpec {
  return { ...moduleSpec(props), enabled: props.enabled ?? true, version: 1, settings: { ...settings(props) } };
}

function settings(props: VirtualizationModuleProps): VirtualizationSettings {
  const { dvcr, https, audit, virtualImages, virtualDisks, liveMigrationNetworkName } = props;
  const { virtualMachineCidrs, gatewayApiGateway, ingressClass, highAvailability, logLevel, logFormat, featureGates } = props;
  return {
    dvcr: dvcr._toKube(),
    virtualMachineCIDRs: virtualMachineCidrs,
    ingressClass,
    gatewayAPIGateway: gatewayApiGateway && { name: gatewayApiGateway.name, namespace: gatewayApiGateway.namespace },
    https: https?._toKube(),
    highAvailability,
    audit: audit === undefined ? undefined : { enabled: audit },
    virtualImages: virtualImages && { ...storageClassPolicy(virtualImages), storageClassName: virtualImages.storageClassName },
    virtualDisks: virtualDisks && storageClassPolicy(virtualDisks),
    liveMigration: liveMigrationNetworkName === undefined ? undefined : {
      network: { type: 'SystemNetwork', systemNetwork: { name: liveMigrationNetworkName } },
    },
    logLevel,
    logFormat,
    featureGates,
  };
}
