import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';

export const CONTRACT = join(__dirname, '../imports/contract');

/** one file of the contract: a version of a kind, or the settings of the module */
export type Contract = VersionContract | SettingsContract;

export interface VersionContract {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly shortNames: readonly string[];
  readonly scope: 'Cluster' | 'Namespaced';
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated: boolean;
  readonly ofModule?: { readonly name: string; readonly release: string };
  readonly schema: any;
}

export interface SettingsContract {
  readonly module: string;
  readonly schema: any;
}

export const CONTRACTS: readonly Contract[] = readdirSync(CONTRACT)
  .filter(file => file.endsWith('.json') && file !== 'releases.json')
  .sort()
  .map(file => JSON.parse(readFileSync(join(CONTRACT, file), 'utf8')));

export const isSettings = (contract: Contract): contract is SettingsContract => 'module' in contract;

export interface Crd {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly names: { readonly kind: string }; readonly versions: readonly any[] };
}

/** the module of a kind that is not of DVP, and not of Deckhouse itself */
export const moduleOf = (kind: string): { readonly name: string; readonly release: string } | undefined =>
  CONTRACTS.flatMap(contract => isSettings(contract) ? [] : [contract]).find(contract => contract.kind === kind)?.ofModule;

/** the CRDs of the contract: their structure, without words and without expressions (CEL) */
export function crdsOfContract(): Crd[] {
  const versions = CONTRACTS.filter((contract): contract is VersionContract => !isSettings(contract));
  const kinds = new Map(versions.map(version => [version.kind, versions.filter(({ kind }) => kind === version.kind)]));
  return [...kinds.values()].map(crdOf);
}

function crdOf(versions: readonly VersionContract[]) {
  const [{ group, kind, plural, shortNames, scope }] = versions;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope,
      names: { kind, plural, shortNames, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: versions.map(({ version, served, storage, deprecated, schema }) => ({
        name: version, served, storage, deprecated, subresources: { status: {} }, schema: { openAPIV3Schema: schema },
      })),
    },
  };
}
