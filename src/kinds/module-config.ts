import { Construct } from 'constructs';
import type { ModuleConfigSpec } from '../../imports/contract/wire';
import { Resource } from '../resource/resource';
import { isRounded } from '../values/describe';
import { checkProps, guard } from '../values/guard';
import { ModuleProps, moduleMetadata, moduleSpec } from '../values/module-props';

/**
 * Properties of a `ModuleConfig`.
 */
export interface ModuleConfigProps extends ModuleProps {
  /**
   * Name of the module and so of the object, in DNS form, for example `sds-local-volume`.
   */
  readonly moduleName: string;

  /**
   * Whether the module is on. A module is switched on only once the modules it depends on are on in the cluster.
   *
   * @default - the module stays as the bundle of the cluster has it
   */
  readonly enabled?: boolean;

  /**
   * Settings of the module, as its documentation has them. A field that is null is left out.
   *
   * @default - every setting has the module's default
   */
  readonly settings?: { [key: string]: any };

  /**
   * Version of the schema that `settings` follow, which is not the version of the module: a whole number from 1.
   *
   * The oldest version that has the settings in use fits most clusters: the platform converts an old version and refuses one that
   * the module does not know yet. Without `settings` it does nothing, and the platform warns.
   *
   * @default - `settings` are left out too, for they need it
   */
  readonly version?: number;
}

/**
 * The configuration of a module of the platform: whether it is on, and its settings. It belongs to the whole cluster.
 *
 * `VirtualizationModule` knows the settings of the module `virtualization` and saves looking them up.
 *
 * @see https://deckhouse.io/products/kubernetes-platform/documentation/v1/reference/api/cr.html#moduleconfig
 *
 * @example
 *
 * new dvp.ModuleConfig(chart, 'LocalVolumes', {
 *   moduleName: 'sds-local-volume',
 *   enabled: true,
 *   version: 1,
 *   settings: { enableThinProvisioning: true },
 * });
 */
export class ModuleConfig extends Resource {
  static { guard(this, 'ModuleConfig'); }

  /**
   * @throws if there are settings and no version, or if the version is not a whole number from 1; if a whole number in the settings is beyond 2^53
   */
  constructor(scope: Construct, id: string, props: ModuleConfigProps) {
    super(scope, id);
    checkProps(this.node.path, 'ModuleConfigProps', props);
    checkVersion(this.node.path, props);
    checkNumbers(this.node.path, 'settings', props.settings);
    this._define('deckhouse.io/v1alpha1/ModuleConfig', moduleMetadata(props.moduleName, props), () => toKube(props));
  }
}

function checkVersion(path: string, { settings, version }: ModuleConfigProps): void {
  if (version === undefined ? settings !== undefined : !Number.isInteger(version) || version < 1) {
    throw new Error(version === undefined
      ? `[${path}] 'settings' need the version of their schema: set 'version', for example version: 1`
      : `[${path}] 'version' of the settings must be a whole number from 1, got ${version}: for example version: 1`);
  }
}

// what has lost digits already is written without a word otherwise
function checkNumbers(path: string, where: string, value: unknown): void {
  if (typeof value === 'number' && isRounded(value)) {
    throw new Error(`[${path}] '${where}' must be a whole number below 2^53, above which digits are lost, got ${value}: write it as a string if the module allows that`);
  }
  if (Array.isArray(value) || value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    Object.entries(value).forEach(([key, item]) => checkNumbers(path, `${where}.${key}`, item));
  }
}

function toKube(props: ModuleConfigProps): ModuleConfigSpec {
  const { enabled, settings, version } = props;
  return { ...moduleSpec(props), enabled, settings, version };
}
