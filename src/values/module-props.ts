import { RemovalPolicy, keepAnnotations } from './removal-policy';
import type { ModuleConfigSpec } from '../../imports/contract/wire';

/**
 * Properties of every module of the platform, apart from its settings and whether it is on.
 */
export interface ModuleProps {
  /**
   * Name of the ModuleSource to take the module from. `Embedded` is refused.
   *
   * @default - the only source that has the module; if several have it, the module is stuck in phase `Conflict` until one is set
   */
  readonly source?: string;

  /**
   * Name of the ModuleUpdatePolicy for updates of the module.
   *
   * @default - the policy of the cluster for the module
   */
  readonly updatePolicy?: string;

  /**
   * Stops the platform from managing the module, for development and repair.
   *
   * @default - the platform manages the module
   */
  readonly maintenance?: ModuleMaintenance;

  /**
   * Confirms that the module may be switched off, or its ModuleConfig deleted, for modules that need this confirmation.
   * Rendered as the annotation `modules.deckhouse.io/allow-disabling`; the same annotation in `annotations` wins.
   *
   * @default false
   */
  readonly allowDisabling?: boolean;

  /**
   * Whether a GitOps tool keeps or deletes the ModuleConfig when it is no longer in the manifests. Without its ModuleConfig, a module has its
   * default settings, and is switched off unless the bundle of the cluster contains it. Deckhouse rejects the deletion for enabled modules
   * that need a confirmation, such as `virtualization`, so that each sync of the tool fails.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Labels of the ModuleConfig, in addition to those of the chart.
   *
   * @default - the labels of the chart
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the ModuleConfig.
   *
   * @default - only the annotations of other properties
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * How the platform treats a module under maintenance.
 */
export enum ModuleMaintenance {
  /** Changes of the configuration have no effect, deleted objects of the module are not created again, and an alert fires. */
  NO_RESOURCE_RECONCILIATION = 'NoResourceReconciliation',
}

const CONFIRMED = { 'modules.deckhouse.io/allow-disabling': 'true' };

/**
 * The metadata of a module's ModuleConfig. Its name must be the module's, since the platform finds it by this name.
 */
export function moduleMetadata(name: string, { allowDisabling, removalPolicy = RemovalPolicy.RETAIN, labels, annotations }: ModuleProps) {
  const own = allowDisabling === true ? { ...CONFIRMED, ...annotations } : annotations;
  return { name, labels, annotations: keepAnnotations(removalPolicy, own) };
}

/**
 * The spec of a ModuleConfig, without `enabled` and the settings.
 */
export function moduleSpec({ source, updatePolicy, maintenance }: ModuleProps): ModuleConfigSpec {
  return { source, updatePolicy, maintenance };
}
