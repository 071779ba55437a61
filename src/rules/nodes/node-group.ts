import { grouped } from '../../domain/memo';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { ManifestObject, itemsAt } from '../../manifest/manifest';
import { Topic } from '../rule';

/** groups of nodes */
export const nodeGroups = new Topic({
  severity: 'error',
  kinds: [`${MODULE_CONFIG_GROUP}/NodeGroup`],
  source: 'https://github.com/deckhouse/deckhouse/blob/main/modules/040-node-manager/webhooks/validating/node_group',
});

const LONGEST_NAME = 42;
const TAINTS = '/spec/nodeTemplate/taints';
const CUSTOM_KEYS = '/spec/settings/modules/placement/customTolerationKeys';

/** keys that components of Deckhouse tolerate on any node */
const TOLERATED = new Set(['dedicated', 'dedicated.deckhouse.io', 'node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master']);

interface Taint { readonly key?: unknown; readonly effect?: unknown }

const taintsOf = (object: ManifestObject): readonly Taint[] => itemsAt<Taint>(object.json, TAINTS);

export const groupName = nodeGroups.rule({
  id: 'NODES-01',
  identityOnly: true,
  says: `The name of a NodeGroup has at most ${LONGEST_NAME} characters, and no dots.`,
  why: 'The schema of the kind rejects other names: they become parts of labels.',
  source: 'https://github.com/deckhouse/deckhouse/blob/main/modules/040-node-manager/crds/node_group.yaml',
  check: ({ name }) => name.length <= LONGEST_NAME && !name.includes('.') ? undefined : {
    pointer: '/metadata/name',
    wrong: name.includes('.') ? 'the name of a NodeGroup must not have dots' : `the name of a NodeGroup must have at most ${LONGEST_NAME} characters, got ${name.length}`,
    instead: { yaml: 'a shorter name of letters, digits and dashes, for example worker', code: "set 'name', for example 'worker'" },
  },
});

export const taintOnce = nodeGroups.rule({
  id: 'NODES-02',
  fields: [TAINTS],
  says: 'A NodeGroup has each taint of a key and an effect once.',
  why: 'The webhook rejects a second one.',
  check: object => {
    const taints = taintsOf(object);
    const same = grouped(taints.keys(), i => `${taints[i].key}:${taints[i].effect}`);
    return [...same.values()].flatMap(([first, ...others]): Violation[] => others.map(i => ({
      pointer: `${TAINTS}/${i}`,
      wrong: `this taint has the key and the effect of the one at index ${first}`,
      got: `${taints[i].key}:${taints[i].effect}`,
      instead: 'one of them, or another effect',
    })));
  },
});

export const taintTolerated = nodeGroups.rule({
  id: 'NODES-03',
  severity: 'warning',
  fields: [TAINTS],
  says: 'A taint of a NodeGroup has a key that the components of Deckhouse tolerate.',
  why: 'The webhook rejects other keys that are not in modules.placement.customTolerationKeys of the ModuleConfig global.',
  check: (object, world) => taintsOf(object).flatMap(({ key }, i): Violation[] => {
    const keys = customKeys(world);
    if (typeof key !== 'string' || TOLERATED.has(key) || keys?.includes(key) === true) {
      return [];
    }
    return [{
      pointer: `${TAINTS}/${i}/key`,
      severity: keys === undefined ? 'warning' : 'error',
      wrong: keys === undefined ? 'Deckhouse rejects this key unless modules.placement.customTolerationKeys of the ModuleConfig global in the cluster has it'
        : 'Deckhouse rejects this key, since modules.placement.customTolerationKeys of the ModuleConfig global does not have it',
      instead: `${key} in that list, or the key dedicated.deckhouse.io`,
    }];
  }),
});

/** `undefined` if the manifests do not have the list; the cluster may have it */
const customKeys = (world: World): readonly unknown[] | undefined => {
  const keys = world.find(MODULE_CONFIG_GROUP, 'ModuleConfig', undefined, 'global')?.value(CUSTOM_KEYS);
  return Array.isArray(keys) ? keys : undefined;
};

export const groupRuntime = nodeGroups.rule({
  id: 'NODES-04',
  fields: ['/spec/cri/type'],
  says: 'A NodeGroup does not use Docker.',
  why: 'The webhook rejects it, and DVP needs containerd.',
  check: object => object.value('/spec/cri/type') !== 'Docker' ? undefined : {
    pointer: '/spec/cri/type',
    wrong: 'Deckhouse no longer runs nodes with Docker',
    instead: { yaml: 'Containerd or ContainerdV2', code: 'ContainerRuntime.CONTAINERD_V2' },
  },
});

export const rollingUpdate = nodeGroups.rule({
  id: 'NODES-05',
  fields: ['/spec/disruptions/approvalMode'],
  says: 'Only a NodeGroup of type CloudEphemeral replaces its nodes by new ones.',
  why: 'The webhook rejects the mode RollingUpdate for other nodes.',
  check: object => {
    const type = object.value('/spec/nodeType');
    return object.value('/spec/disruptions/approvalMode') !== 'RollingUpdate' || type === 'CloudEphemeral' ? undefined : {
      pointer: '/spec/disruptions/approvalMode',
      wrong: `the mode RollingUpdate is for nodes of type CloudEphemeral, and these are ${String(type)}`,
      instead: { yaml: 'Automatic or Manual', code: 'NodeDisruptions.automatic()' },
    };
  },
});
