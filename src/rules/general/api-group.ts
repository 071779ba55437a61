import { EVERY_KIND, servedVersions } from './kinds';
import { KINDS } from '../../../imports/contract/kinds';
import { isKindOfDvp } from '../../manifest/former-kinds';
import { DVP_GROUP, MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { ManifestObject } from '../../manifest/manifest';
import { distance } from '../../manifest/schema-hints';
import { Topic } from '../rule';

/** the API group of an object, which decides whether the cluster finds its kind at all */
export const apiGroup = new Topic({ severity: 'error', kinds: ['*/*'], source: 'crds/virtualmachines.yaml' });

export const groupIsDvp = apiGroup.rule({
  id: 'GEN-12',
  reads: [],
  says: `An object of DVP is in the API group ${DVP_GROUP}, and a ModuleConfig in ${MODULE_CONFIG_GROUP}.`,
  why: 'The cluster finds no such kind in another group, and kubectl stops with "no matches for kind".',
  check: object => {
    const group = meantGroup(object);
    if (group === undefined) {
      return undefined;
    }
    const versions = servedVersions(group, object.kind);
    const sameVersion = `${group}/${object.json.apiVersion.split('/')[1]}`;
    const apiVersion = versions.includes(sameVersion) ? sameVersion : versions[versions.length - 1] ?? `${group}/v1alpha2`;
    return {
      pointer: '/apiVersion',
      wrong: object.group === '' ? `${object.kind} is a kind of the group ${group}, which is missing here` : `the group ${object.group} has no kind ${object.kind}`,
      instead: `'${apiVersion}'`,
    };
  },
});

/** a group that differs in so few letters is a typing error: those of Deckhouse differ in more */
const FEW = 4;

/** the groups of DVP beside that of its kinds */
const OTHER_GROUPS = /^(internal|subresources)\./;

/** the group that the author of an object meant, if the object is in another one */
function meantGroup({ gvk, group, kind }: ManifestObject): string | undefined {
  if (gvk in KINDS || EVERY_KIND.includes(`${group}/${kind}`) || group === DVP_GROUP || OTHER_GROUPS.test(group)) {
    return undefined;
  }
  const name = group.toLowerCase();
  if (kind === 'ModuleConfig') {
    return group === '' || distance(name, MODULE_CONFIG_GROUP) <= FEW ? MODULE_CONFIG_GROUP : undefined;
  }
  if (name !== '' && distance(name, DVP_GROUP) <= FEW) {
    return DVP_GROUP;
  }
  // other projects have machines, too, but not under the name of Deckhouse, and Kubernetes has none
  return isKindOfDvp(kind) && (group === '' || /de[ck]+house/.test(name)) ? DVP_GROUP : undefined;
}
