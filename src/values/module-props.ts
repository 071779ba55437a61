import type { ModuleConfigSpec } from '../../imports/contract/wire';

/**
 * Properties of every module of the platform, apart from its settings and whether it is on.
 */
export interface ModuleProps {
  /**
   * Name of the ModuleSource to take the module from. `Embedded` is refused.
   *
   * @default - the only source that has the module; where several have it, the module waits in phase `Conflict` for a choice
   */
  readonly source?: string;

  /**
   * Name of the ModuleUpdatePolicy by which the module is updated.
   *
   * @default - the policy that the cluster has for the module
   */
  readonly updatePolicy?: string;

  /**
   * Takes the module out of the hands of the platform, for development and repair.
   *
   * @default - the platform keeps the module as it should be
   */
  readonly maintenance?: ModuleMaintenance;

  /**
   * Whether the module may be switched off, or its ModuleConfig deleted, where the module asks for a confirmation first.
   * Rendered as the annotation `modules.deckhouse.io/allow-disabling`; one written in `annotations` wins.
   *
   * @default false
   */
  readonly allowDisabling?: boolean;

  /**
   * Labels of the ModuleConfig, beside those of the chart.
   *
   * @default - the labels of the chart
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the ModuleConfig.
   *
   * @default - those that other properties ask for
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * How the platform treats a module under maintenance.
 */
export enum ModuleMaintenance {
  /** Changes of the configuration have no effect, deleted objects of the module stay away, and an alert fires. */
  NO_RESOURCE_RECONCILIATION = 'NoResourceReconciliation',
}

const CONFIRMED = { 'modules.deckhouse.io/allow-disabling': 'true' };

/**
 * The metadata of a module's ModuleConfig. Its name is the module's: the platform knows the object by nothing else.
 */
export function moduleMetadata(name: string, { allowDisabling, labels, annotations }: ModuleProps) {
  return { name, labels, annotations: allowDisabling === true ? { ...CONFIRMED, ...annotations } : annotations };
}

/**
 * The part of a ModuleConfig's spec that is neither the switch nor the settings.
 */
export function moduleSpec({ source, updatePolicy, maintenance }: ModuleProps): ModuleConfigSpec {
  return { source, updatePolicy, maintenance };
}
