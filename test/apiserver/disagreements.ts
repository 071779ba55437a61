import { withoutExpressions } from './crds';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../src/manifest/manifest';

/** Rules that upstream has as an expression (CEL) of a CRD: a server refuses what they refuse only with the CRDs of `DVP_CRDS`. */
const EXPRESSIONS = [
  'VM-39', 'VM-40', 'VM-41', 'VM-44', 'VMC-02', 'VMC-03', 'VMC-04', 'VMC-05', 'VMC-09', 'VMC-12', 'VMP-08', 'VMP-12', 'VMP-13', 'VMP-19',
  'DS-01', 'DS-02', 'DS-03', 'DS-04', 'DS-05', 'CVI-03', 'OP-03', 'OP-04', 'OP-05', 'OP-06', 'OP-09', 'SOP-03',
  'STORAGE-01', 'STORAGE-02', 'STORAGE-04', 'STORAGE-12', 'STORAGE-14', 'STORAGE-15', 'STORAGE-16', 'STORAGE-17', 'STORAGE-18', 'STORAGE-21', 'STORAGE-22',
  'STORAGE-23', 'STORAGE-26', 'STORAGE-27', 'STORAGE-29',
];

/**
 * Rules whose source is a CRD and that say more than the CRD: the server takes what they refuse, and has no say on them.
 */
export const STRICTER: Readonly<Record<string, string>> = {
  ...Object.fromEntries(withoutExpressions ? EXPRESSIONS.map(id => [id, 'the contract has no expressions']) : []),
  'GEN-01': 'a version that the CRD does not serve has no address to send an object to',
  'GEN-06': 'the pattern of quantities lets through what the code of DVP cannot read',
  'GEN-12': 'a group that no CRD has has no address to send an object to',
  'MC-04': 'the settings are left out altogether, and the CRD of ModuleConfig does not ask for them',
  'MC-11': 'a hook of the module refuses it, not the schema of the settings',
  'VM-18': 'memory of nothing or less has the form of a quantity',
  'VM-27': "the CRD does not ask for 'kind' and 'name' of a block device, which nothing works without",
  'VMC-20': 'the CRD leaves selectors and tolerations open, and what is wrong with them shows on a Pod',
  'VMP-11': 'the pool is taken, and its machines are refused one by one',
  'VMP-14': 'the pool is taken, and its machines are refused one by one',
  'BDA-01': "the CRD does not ask for 'kind' and 'name' of what is attached, which nothing works without",
  'MAC-04': 'the pattern has room for addresses that no machine may have',
  'REL-01': 'the CRDs are those of the newest release',
  'REL-02': 'the CRDs are those of the newest release',
  'REL-03': 'the CRDs are those of the newest release',
  'REL-04': 'the CRDs are those of the newest release',
  'REL-05': 'the CRDs are those of the newest release',
  'REL-06': 'the CRDs are those of the newest release',
  'REL-07': 'the CRDs are those of the newest release',
};

/** where we and the server differ, and shall */
export interface Disagreement {
  readonly refusedBy: 'us' | 'the server';
  /** of our reasons the id, of the server's the message */
  readonly what: RegExp;
  /** where, as a pointer */
  readonly pointer: RegExp;
  readonly reason: string;
  /** on which we differ indeed */
  readonly example: Manifest;
}

const address = (metadata: object): Manifest => ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachineMACAddress', metadata: { name: 'it', ...metadata }, spec: {} });

const image = (http: object, more: object = {}): Manifest => ({
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'ClusterVirtualImage',
  metadata: { name: 'it' },
  spec: { dataSource: { type: 'HTTP', http: { url: 'https://example.com/a.qcow2', ...http } } },
  ...more,
});

const owner = { apiVersion: 'v1', kind: 'Node', uid: 'u' };

const BLOCK_DEVICE_STATUS: Disagreement = {
  refusedBy: 'the server',
  what: /^(Required value$|Invalid value: "…": status in body must be of type object)/,
  pointer: /^\/status/,
  reason: 'a BlockDevice has its status in the object itself: the module writes it, and no author',
  example: { apiVersion: 'storage.deckhouse.io/v1alpha1', kind: 'BlockDevice', metadata: { name: 'it' }, status: {} },
};

export const DISAGREEMENTS: readonly Disagreement[] = [
  {
    refusedBy: 'us',
    what: /^SCHEMA-PATTERN$/,
    pointer: /^\/metadata\/(name|generateName|namespace)$/,
    reason: 'an empty text stands for none to the server, and is what a template leaves that lacks a value: the object would land in the namespace of whoever applies it',
    example: address({ namespace: '' }),
  },
  {
    refusedBy: 'us',
    what: /^SCHEMA-(PATTERN|BOUND)$/,
    pointer: /^\/metadata\/namespace$/,
    reason: 'of an object of the whole cluster the server drops the namespace unread, and one that is none was meant otherwise',
    example: { apiVersion: 'virtualization.deckhouse.io/v1alpha3', kind: 'VirtualMachineClass', metadata: { name: 'it', namespace: 'a.b' }, spec: { cpu: { type: 'Host' } } },
  },
  {
    refusedBy: 'us',
    what: /^SCHEMA-TYPE$/,
    pointer: /\/caBundle$/,
    reason: 'the server takes a list for bytes, and what reads the object takes none',
    example: image({ caBundle: ['YQ=='] }),
  },
  ...withoutExpressions ? [] : [{
    refusedBy: 'us' as const,
    what: /^VM-44$/,
    pointer: /\/userData$/,
    reason: 'the CRD counts characters and KubeVirt bytes, and both have to be kept',
    example: machine({ provisioning: { type: 'UserData', userData: 'ä'.repeat(1500) } }),
  }],
  {
    refusedBy: 'the server',
    what: /^unknown field$/,
    pointer: /^\/status\//,
    reason: 'what is read from a cluster of another release is judged as well; a status that is sent along is dropped',
    example: image({}, { status: { newer: true } }),
  },
  // only upstream's CRD requires fields of it
  ...process.env.DVP_CRDS === undefined ? [] : [BLOCK_DEVICE_STATUS],
  {
    refusedBy: 'the server',
    what: /: day out of range$/,
    pointer: /^$/,
    reason: 'no author sets a time of creation, and a pattern that knows leap years is worth less than it costs',
    example: address({ creationTimestamp: '2023-02-30T00:00:00Z' }),
  },
  {
    refusedBy: 'the server',
    what: /finalizer orphan and foregroundDeletion cannot be both set/,
    pointer: /^\/metadata\/finalizers$/,
    reason: 'these two are set by whoever deletes, and by no author',
    example: address({ finalizers: ['orphan', 'foregroundDeletion'] }),
  },
  {
    refusedBy: 'the server',
    what: /Only one reference can have Controller set to true|is disallowed from being an owner/,
    pointer: /^\/metadata\/ownerReferences/,
    reason: 'owners are set by controllers, since their uid is known in the cluster alone',
    example: address({ ownerReferences: [{ ...owner, name: 'a', controller: true }, { ...owner, name: 'b', controller: true }] }),
  },
];
