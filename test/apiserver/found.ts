import { Manifest } from '../../src/manifest/manifest';

/** an object that we and the server once judged differently */
export interface Found {
  readonly name: string;
  readonly object: Manifest;
  /** id and pointer of what is found now; `undefined` where the object is accepted */
  readonly refusal?: string;
}

const API = 'virtualization.deckhouse.io/v1alpha2';

const address = (metadata: object): Manifest => ({ apiVersion: API, kind: 'VirtualMachineMACAddress', metadata: { name: 'it', ...metadata }, spec: {} });
const disk = (spec: object): Manifest => ({ apiVersion: API, kind: 'VirtualDisk', metadata: { name: 'it' }, spec: { persistentVolumeClaim: { size: '10Gi' }, ...spec } });
const download = (caBundle: string): Manifest => disk({ dataSource: { type: 'HTTP', http: { url: 'https://example.com/a.qcow2', caBundle } } });
const url = (text: string): Manifest => disk({ dataSource: { type: 'HTTP', http: { url: text } } });
const container = (image: string): Manifest => disk({ dataSource: { type: 'ContainerImage', containerImage: { image } } });
const made = (creationTimestamp: string): Manifest => address({ creationTimestamp });
const owned = (apiVersion: string): Manifest => address({ ownerReferences: [{ apiVersion, kind: 'Secret', name: 'a', uid: 'u' }] });

const copied = (namespace: string): Manifest => ({
  apiVersion: API,
  kind: 'ClusterVirtualImage',
  metadata: { name: 'it' },
  spec: { dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualDisk', name: 'a', namespace } } },
});

const ANNOTATED = 256 * 1024;

/** every disagreement that a run found and that was a mistake of ours, with the nearest object that is accepted */
export const FOUND: readonly Found[] = [
  { name: 'an empty certificate', object: download(''), refusal: 'SCHEMA-PATTERN /spec/dataSource/http/caBundle' },
  { name: 'a certificate', object: download('YQ==') },
  // these two were never decided: see src/manifest/structural-schema.ts
  { name: 'a URL with many digits and a fragment', object: url(`https://example.com/${'0123456789'.repeat(8)}#a`), refusal: 'SCHEMA-PATTERN /spec/dataSource/http/url' },
  { name: 'a URL with many digits', object: url(`https://example.com/${'0123456789'.repeat(8)}`) },
  { name: 'a long digest that is none', object: container(`a@${'Ab0'.repeat(30)}:0`), refusal: 'SCHEMA-PATTERN /spec/dataSource/containerImage/image' },
  { name: 'a long digest', object: container(`a@${'Ab0'.repeat(30)}:${'0'.repeat(32)}`) },
  { name: 'a size larger than any integer', object: disk({ persistentVolumeClaim: { size: 1e300 } }), refusal: 'SCHEMA-TYPE /spec/persistentVolumeClaim/size' },
  { name: 'a size of 2^63', object: disk({ persistentVolumeClaim: { size: 2 ** 63 } }), refusal: 'SCHEMA-TYPE /spec/persistentVolumeClaim/size' },
  { name: 'the largest size that is a number', object: disk({ persistentVolumeClaim: { size: 2 ** 63 - 1024 } }) },
  { name: 'a generation larger than any integer', object: address({ generation: 1e20 }), refusal: 'SCHEMA-TYPE /metadata/generation' },
  { name: 'a 13th month', object: made('2024-13-01T00:00:00Z'), refusal: 'SCHEMA-PATTERN /metadata/creationTimestamp' },
  { name: 'a 25th hour', object: made('2024-01-01T24:00:00Z'), refusal: 'SCHEMA-PATTERN /metadata/creationTimestamp' },
  { name: 'a time in lower case', object: made('2024-01-01t00:00:00z'), refusal: 'SCHEMA-PATTERN /metadata/creationTimestamp' },
  { name: 'a time', object: made('2024-12-31T23:59:59.123456+01:00') },
  { name: 'an owner of a group in a group', object: owned('a/b/c'), refusal: 'SCHEMA-PATTERN /metadata/ownerReferences/0/apiVersion' },
  { name: 'an owner', object: owned('apps/v1') },
  { name: 'annotations without end', object: address({ annotations: { a: 'x'.repeat(ANNOTATED) } }), refusal: 'SCHEMA-BOUND /metadata/annotations' },
  { name: 'annotations of too many bytes in fewer letters', object: address({ annotations: { a: 'ä'.repeat(ANNOTATED / 2) } }), refusal: 'SCHEMA-BOUND /metadata/annotations' },
  { name: 'as many annotations as fit', object: address({ annotations: { a: 'x'.repeat(ANNOTATED - 1) } }) },
  { name: 'an unknown field without a value', object: disk({ sise: null }), refusal: 'SCHEMA-UNKNOWN /spec/sise' },
  { name: 'a known field without a value', object: disk({ dataSource: null }) },
  { name: 'a required field without a value', object: { apiVersion: API, kind: 'VirtualDiskSnapshot', metadata: { name: 'it' }, spec: { virtualDiskName: null } }, refusal: 'SCHEMA-REQUIRED /spec/virtualDiskName' },
  { name: 'a namespace of 64 characters', object: copied('😀'.repeat(64)), refusal: 'CVI-03 /spec/dataSource/objectRef/namespace' },
  { name: 'a namespace of 63 characters in 126 units', object: copied('😀'.repeat(63)) },
  { name: 'a label without a value', object: address({ labels: { app: null } }) },
];
