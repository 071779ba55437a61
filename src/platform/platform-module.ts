import { Resource } from '../resource/resource';
import { moduleMetadata, moduleSpec, ModuleProps } from '../values/module-props';

/**
 * Properties of every module that this library knows by name.
 */
export interface EnabledModuleProps extends ModuleProps {
  /**
   * Whether the module is enabled. Deckhouse rejects it while a module that it needs is not enabled.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/** settings of a module, each below the version of the settings schema that has it first */
export interface SettingsByVersion {
  readonly [version: number]: { readonly [setting: string]: unknown };
}

/**
 * Base of the constructs of one module each: a ModuleConfig with typed settings.
 *
 * @internal
 */
export abstract class PlatformModule extends Resource {
  /**
   * Creates the ModuleConfig. It gets the oldest version that has all of its settings, since an older module rejects a newer version,
   * and a newer module converts an older one. Without settings it gets no version, since Deckhouse warns about that.
   *
   * @internal
   */
  protected _defineModule(moduleName: string, props: EnabledModuleProps, settings: SettingsByVersion = {}): void {
    const { enabled = true } = props;
    const used = Object.entries(settings).filter(([, fields]) => Object.values(fields).some(field => field !== undefined));
    const versioned = used.length === 0 ? {} : {
      version: Math.max(...used.map(([version]) => Number(version))),
      settings: Object.assign({}, ...used.map(([, fields]) => fields)),
    };
    this._define('deckhouse.io/v1alpha1/ModuleConfig', moduleMetadata(moduleName, props), () => ({ ...moduleSpec(props), enabled, ...versioned }));
  }
}
