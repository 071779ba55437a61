import { gone, newField, newKind, newVersion, newWord } from './releases';
import { World } from '../../domain/world';
import { pathOf } from '../../manifest/cluster-api';
import { Finding } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Rule, violationsOf } from '../rule';

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  'SCHEMA-KIND': [newKind, newVersion, gone],
  'SCHEMA-UNKNOWN': [newField, gone],
  'SCHEMA-ENUM': [newWord, gone],
};

/** Whether a rule reports a finding of the cluster's own schema, too, and names the release that has what is missing. */
export function isDated({ id, pointer }: Finding, object: ManifestObject, world: World): boolean {
  const paths = (RULES[id] ?? []).flatMap(rule => violationsOf(rule, object, world).map(violation => pathOf(violation.pointer)));
  return id === 'SCHEMA-KIND' ? paths.some(path => path === '' || path === 'apiVersion') : paths.includes(pathOf(pointer));
}
