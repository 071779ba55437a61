import { Construct } from 'constructs';
import type { ModuleConfigSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
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
   * Whether the module is enabled. The modules that it depends on must be enabled in the cluster first.
   *
   * @default - the bundle of the cluster decides
   */
  readonly enabled?: boolean;

  /**
   * Settings of the module, in the form of its documentation. A field that is null is not rendered.
   *
   * @default - the defaults of the module
   */
  readonly settings?: { [key: string]: any };

  /**
   * Version of the schema of `settings`, not of the module: a whole number from 1.
   *
   * Choose the oldest version that has your settings: the platform converts an old version, and rejects a version that the module
   * does not know yet. Without `settings`, the version has no effect, and the platform warns.
   *
   * @default - not set; required with `settings`
   */
  readonly version?: number;
}

/**
 * The configuration of a module of the platform: whether it is enabled, and its settings. The object is cluster-wide.
 *
 * For the module `virtualization`, use `VirtualizationModule`: its properties are the settings of that module.
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
   * @throws if `settings` have no version, the version is not a whole number from 1, or a whole number in the settings is beyond 2^53
   */
  constructor(scope: Construct, id: string, props: ModuleConfigProps) {
    super(scope, id);
    checkProps(this, 'ModuleConfigProps', props);
    checkVersion(this.node.path, props);
    checkNumbers(this.node.path, 'settings', props.settings);
    this._define('deckhouse.io/v1alpha1/ModuleConfig', moduleMetadata(props.moduleName, props), () => toKube(props));
  }
}

function checkVersion(path: string, { settings, version }: ModuleConfigProps): void {
  if (version === undefined ? settings !== undefined : !Number.isInteger(version) || version < 1) {
    throw new CallerError(version === undefined
      ? `[${path}] 'settings' need the version of their schema: set 'version', for example version: 1`
      : `[${path}] 'version' of the settings must be a whole number from 1, got ${version}: for example version: 1`);
  }
}

// without this check, a number that has lost digits is rendered without a message
function checkNumbers(path: string, where: string, value: unknown): void {
  if (typeof value === 'number' && isRounded(value)) {
    throw new CallerError(`[${path}] '${where}' must be a whole number below 2^53, above which digits are lost, got ${value}: write it as a string if the module allows that`);
  }
  if (Array.isArray(value) || value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    Object.entries(value).forEach(([key, item]) => checkNumbers(path, `${where}.${key}`, item));
  }
}

function toKube(props: ModuleConfigProps): ModuleConfigSpec {
  const { enabled, settings, version } = props;
  return { ...moduleSpec(props), enabled, settings, version };
}
