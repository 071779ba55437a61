import { Construct } from 'constructs';
import type { ModuleConfigSpec, VirtualizationSettings } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
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
   * The image registry of the platform. Required even if the module is disabled.
   */
  readonly dvcr: Dvcr;

  /**
   * Networks that machines get their addresses from, each an IPv4 network as `address/bits` that begins with its first address: for
   * example `10.66.10.0/24`. The first and the last address of each network stay unused.
   *
   * They must not overlap each other or the networks of nodes, pods and Services. A network cannot be removed while machines have
   * addresses of it, and the list cannot be emptied.
   *
   * @default - machines can be in additional networks only; DVP up to 1.10 rejects that
   */
  readonly virtualMachineCidrs?: string[];

  /**
   * Whether the module is enabled. It needs the module `cni-cilium`. Disabling it needs `allowDisabling`.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Class of the ingress controller in front of the module, in DNS form.
   *
   * @default - the class that the cluster sets for all modules
   */
  readonly ingressClass?: string;

  /**
   * Gateway in front of the module. Since DVP 1.11; needs the module `alb`.
   *
   * @default - the gateway that the cluster sets for all modules, if any
   */
  readonly gatewayApiGateway?: GatewayApiGateway;

  /**
   * HTTPS of the web addresses of the module.
   *
   * @default - the setting of the cluster for all modules
   */
  readonly https?: Https;

  /**
   * Whether the components of the module run in several copies.
   *
   * @default - the setting of the cluster for all modules
   */
  readonly highAvailability?: boolean;

  /**
   * Whether to log the security events of machines: which user did what. Not in the Community Edition; needs the modules `log-shipper` and
   * `runtime-audit-engine`, and the audit policy of the control plane.
   *
   * @default false
   */
  readonly audit?: boolean;

  /**
   * The StorageClasses of images on volumes.
   *
   * @default - every class is allowed, and the default class is that of the cluster
   */
  readonly virtualImages?: ImageStorageClassPolicy;

  /**
   * The StorageClasses of disks.
   *
   * @default - every class is allowed, and the default class is that of the cluster
   */
  readonly virtualDisks?: StorageClassPolicy;

  /**
   * Name of a SystemNetwork for the traffic of live migrations, at least one character. Since DVP 1.10; the network must be ready, and
   * the module `sdn` enabled.
   *
   * @default - migrations share the network of the nodes
   */
  readonly liveMigrationNetworkName?: string;

  /**
   * Lowest severity that the module logs.
   *
   * @default - the default of the module
   */
  readonly logLevel?: LogLevel;

  /**
   * Format of the log. Since DVP 0.12.
   *
   * @default - the default of the module
   */
  readonly logFormat?: LogFormat;

  /**
   * Features to enable. Since DVP 1.8; add them when the module is running.
   *
   * @default - no feature gate is enabled
   */
  readonly featureGates?: FeatureGate[];
}

/**
 * The module `virtualization`, which runs virtual machines in a cluster. A cluster has one.
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
   * @throws if `virtualMachineCidrs` is an empty list, or an item of it is not an IPv4 network
   */
  constructor(scope: Construct, id: string, props: VirtualizationModuleProps) {
    super(scope, id);
    checkProps(this, 'VirtualizationModuleProps', props);
    checkCidrs(this.node.path, props.virtualMachineCidrs);
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

function checkCidrs(path: string, cidrs: string[] | undefined): void {
  if (cidrs?.length === 0) {
    throw new CallerError(`[${path}] 'virtualMachineCidrs' must not be empty: leave it out, or set it, for example ['10.66.10.0/24']`);
  }
  const wrong = (cidrs ?? []).map((cidr, i) => ({ cidr, i })).filter(({ cidr }) => parseCidr(cidr) === undefined);
  if (wrong.length > 0) {
    const got = wrong.map(({ cidr, i }) => `${JSON.stringify(cidr)} at index ${i}`).join(', ');
    throw new CallerError(`[${path}] 'virtualMachineCidrs' must be IPv4 networks as address/bits, got ${got}: for example 10.66.10.0/24`);
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
    // two of them may be missing in the schema, and a rule warns of these
    featureGates: featureGates as VirtualizationSettings['featureGates'],
  };
}
