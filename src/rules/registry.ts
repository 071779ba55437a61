import { CHECKS } from './checks';
import { MODULE_CONFIG, Rule, dvp } from './rule';
import { KINDS } from '../../imports/contract/kinds';
import { ManifestObject } from '../manifest/manifest';

/** the rules of one folder, loaded when an object of one of its kinds is met */
export interface RuleFolder {
  readonly name: string;
  /** the ids of its rules begin with one of these; no other folder has rules with them */
  readonly prefixes: readonly string[];
  /** the kinds that its rules check, in the form of `Rule.kinds` */
  readonly kinds: readonly string[];
  rules(): readonly Rule[];
}

const EVERY_KIND = ['*virtualization.deckhouse.io/*', MODULE_CONFIG];
const MACHINES = dvp('VirtualMachine', 'VirtualMachinePool');
const PLACED = [...MACHINES, ...dvp('VirtualMachineClass', 'VirtualMachineOperation')];

/**
 * Every folder of rules, in the order in which a report lists their findings. An app of one disk loads only the rules of a disk.
 */
export const RULE_FOLDERS: readonly RuleFolder[] = [
  {
    name: 'general',
    prefixes: ['GEN', 'STAGE'],
    // a wrong group is any group
    kinds: ['*/*'],
    rules: () => (require('./general/rules') as typeof import('./general/rules')).GENERAL_RULES,
  },
  {
    name: 'module-config',
    prefixes: ['MC'],
    kinds: [MODULE_CONFIG],
    rules: () => (require('./module-config/rules') as typeof import('./module-config/rules')).MODULE_CONFIG_RULES,
  },
  {
    name: 'virtual-machine',
    prefixes: ['VM'],
    kinds: [...MACHINES, '/Secret'],
    rules: () => (require('./virtual-machine/rules') as typeof import('./virtual-machine/rules')).MACHINE_RULES,
  },
  {
    name: 'network-policy',
    prefixes: ['NET'],
    kinds: [...dvp('VirtualMachine'), 'networking.k8s.io/NetworkPolicy', '/Service'],
    rules: () => (require('./network-policy/rules') as typeof import('./network-policy/rules')).NETWORK_POLICY_RULES,
  },
  {
    name: 'virtual-machine-class',
    prefixes: ['VMC'],
    kinds: [...dvp('VirtualMachineClass'), ...MACHINES],
    rules: () => (require('./virtual-machine-class/rules') as typeof import('./virtual-machine-class/rules')).CLASS_RULES,
  },
  {
    name: 'virtual-machine-pool',
    prefixes: ['VMP'],
    kinds: dvp('VirtualMachinePool'),
    rules: () => (require('./virtual-machine-pool/rules') as typeof import('./virtual-machine-pool/rules')).POOL_RULES,
  },
  {
    name: 'data-source',
    prefixes: ['DS'],
    kinds: dvp('VirtualDisk', 'VirtualImage', 'ClusterVirtualImage'),
    rules: () => (require('./data-source/rules') as typeof import('./data-source/rules')).DATA_SOURCE_RULES,
  },
  {
    name: 'virtual-disk',
    prefixes: ['VD'],
    kinds: dvp('VirtualDisk', 'VirtualMachinePool'),
    rules: () => (require('./virtual-disk/rules') as typeof import('./virtual-disk/rules')).DISK_RULES,
  },
  {
    name: 'virtual-image',
    prefixes: ['VI', 'CVI'],
    kinds: dvp('VirtualImage', 'ClusterVirtualImage'),
    rules: () => (require('./virtual-image/rules') as typeof import('./virtual-image/rules')).IMAGE_RULES,
  },
  {
    name: 'block-device-attachment',
    prefixes: ['BDA'],
    kinds: dvp('VirtualMachineBlockDeviceAttachment'),
    rules: () => (require('./block-device-attachment/rules') as typeof import('./block-device-attachment/rules')).ATTACHMENT_RULES,
  },
  {
    name: 'addresses',
    prefixes: ['IP', 'MAC'],
    kinds: dvp('VirtualMachineIPAddress', 'VirtualMachineIPAddressLease', 'VirtualMachineMACAddress', 'VirtualMachineMACAddressLease'),
    rules: () => (require('./addresses/rules') as typeof import('./addresses/rules')).ADDRESS_RULES,
  },
  {
    name: 'operations',
    prefixes: ['OP', 'VMS', 'VDS', 'SOP'],
    kinds: dvp('VirtualMachineOperation', 'VirtualMachineSnapshot', 'VirtualDiskSnapshot', 'VirtualMachineSnapshotOperation'),
    rules: () => (require('./operations/rules') as typeof import('./operations/rules')).OPERATION_RULES,
  },
  {
    name: 'usb',
    prefixes: ['USB'],
    kinds: dvp('USBDevice', 'NodeUSBDevice', 'VirtualMachine'),
    rules: () => (require('./usb/rules') as typeof import('./usb/rules')).USB_RULES,
  },
  {
    name: 'releases',
    prefixes: ['REL'],
    kinds: EVERY_KIND,
    rules: () => (require('./releases/rules') as typeof import('./releases/rules')).RELEASE_RULES,
  },
  {
    name: 'placement',
    prefixes: ['ZONE', 'NODE', 'PLACE'],
    kinds: PLACED,
    rules: () => (require('./placement/rules') as typeof import('./placement/rules')).PLACEMENT_RULES,
  },
  {
    name: 'storage',
    prefixes: ['STORAGE'],
    kinds: ['*storage.deckhouse.io/*', 'storage.k8s.io/StorageClass'],
    rules: () => (require('./storage/rules') as typeof import('./storage/rules')).STORAGE_RULES,
  },
  {
    name: 'nodes',
    prefixes: ['NODES'],
    kinds: ['deckhouse.io/NodeGroup', 'deckhouse.io/StaticInstance', 'deckhouse.io/SSHCredentials'],
    rules: () => (require('./nodes/rules') as typeof import('./nodes/rules')).NODES_RULES,
  },
  {
    name: 'project',
    prefixes: ['PROJECT'],
    kinds: ['deckhouse.io/Project', '/ResourceQuota'],
    rules: () => (require('./project/rules') as typeof import('./project/rules')).PROJECT_RULES,
  },
  {
    name: 'secret',
    prefixes: ['SEC'],
    kinds: ['/Secret', '/ConfigMap'],
    rules: () => (require('./secret/rules') as typeof import('./secret/rules')).SECRET_RULES,
  },
];

/** whether findings may have this id */
export const isKnownId = (id: string): boolean => Object.hasOwn(CHECKS, id) || allRules().some(rule => rule.id === id);

/** every rule; loads them all */
export const allRules = (): Rule[] => RULE_FOLDERS.flatMap(folder => folder.rules());

/** whether the rules of a folder check objects of a kind; rules for objects of any kind do not count */
export const isOfFolder = (object: ManifestObject): boolean =>
  RULE_FOLDERS.some(({ kinds }) => kinds.some(pattern => pattern !== '*/*' && matches(pattern, object)));

const KNOWN_KINDS = new Set(Object.values(KINDS).map(({ group, kind }) => `${group}/${kind}`));

const byGvk = new Map<string, readonly Rule[]>();

/** the rules that check an object */
export function rulesFor(object: ManifestObject): readonly Rule[] {
  let rules = byGvk.get(object.gvk);
  if (rules === undefined) {
    // of a version that the contract does not have, no schema has passed the fields
    const isUnread = !(object.gvk in KINDS) && KNOWN_KINDS.has(`${object.group}/${object.kind}`);
    rules = RULE_FOLDERS.filter(folder => checks(folder, object))
      .flatMap(folder => folder.rules())
      .filter(rule => checks(rule, object) && (!isUnread || rule.identityOnly === true));
    byGvk.set(object.gvk, rules);
  }
  return rules;
}

const checks = ({ kinds }: Pick<Rule, 'kinds'>, object: ManifestObject): boolean => kinds.some(pattern => matches(pattern, object));

function matches(pattern: string, { group, kind }: ManifestObject): boolean {
  return pattern.endsWith('/*') ? group.endsWith(pattern.slice(1, -2)) : pattern === `${group}/${kind}`;
}
