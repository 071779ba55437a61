import { Json } from './json';
import { CONTRACTS, isSettings } from '../../contract';

// the settings of the module as a kind, under the address that settings.ts gives it
const SETTINGS_COLLECTION = '/apis/settings.test/v1/virtualizationsettingses';

/** something that is generated and judged: a version of a kind, or the settings of the module */
export interface Target {
  readonly name: string;
  readonly gvk: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly schema: Json;
  /** where the part is that is generated and mutated; empty for the whole object */
  readonly root: string;
  /** path of the collection, given a namespace */
  collection(namespace: string): string;
}

const SETTINGS = 'settings of virtualization';

const collection = (group: string, version: string, plural: string, namespaced: boolean) => (namespace: string): string =>
  `/apis/${group}/${version}/${namespaced ? `namespaces/${encodeURIComponent(namespace)}/` : ''}${plural}`;

/** every version of every kind of the contract, and the settings of the module */
export function targets(): Target[] {
  return CONTRACTS.map((one): Target => {
    if (isSettings(one)) {
      return {
        name: SETTINGS,
        gvk: 'deckhouse.io/v1alpha1/ModuleConfig',
        apiVersion: 'deckhouse.io/v1alpha1',
        kind: 'ModuleConfig',
        schema: one.schema,
        root: '/spec/settings',
        collection: () => SETTINGS_COLLECTION,
      };
    }
    const { group, version, kind, plural, scope, schema } = one;
    const { apiVersion: _a, kind: _k, metadata: _m, status: _s, ...properties } = schema.properties;
    return {
      name: `${kind} ${version}`,
      gvk: `${group}/${version}/${kind}`,
      apiVersion: `${group}/${version}`,
      kind,
      schema: { ...schema, properties },
      root: '',
      collection: collection(group, version, plural, scope === 'Namespaced'),
    };
  });
}
