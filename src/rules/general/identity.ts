import { EVERY_KIND, servedVersions } from './kinds';
import { KINDS } from '../../../imports/contract/kinds';
import { machine } from '../../catalogue/virtual-machine/objects';
import { Manifest, valueAt, textAt } from '../../manifest/manifest';
import { HeldRule, Rule } from '../rule';

/** an image of the whole cluster, with what an example changes about its metadata */
function clusterImage(metadata: object = {}): Manifest {
  return {
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'ClusterVirtualImage',
    metadata: { name: 'ubuntu', ...metadata },
    spec: { dataSource: { type: 'HTTP', http: { url: 'https://images.example.com/noble.img' } } },
  };
}

export const servedVersion: Rule = {
  id: 'GEN-01',
  severity: 'error',
  kinds: EVERY_KIND,
  identityOnly: true,
  says: 'An object has a version of the API that the cluster serves.',
  why: 'The API server knows nothing by another version, and refuses the object.',
  source: 'crds/virtualmachines.yaml',
  breaks: () => [{ ...machine(), apiVersion: 'virtualization.deckhouse.io/v1alpha3' }],
  keeps: () => [machine()],
  check: ({ gvk, group, kind, json }) => gvk in KINDS ? [] : [{
    pointer: '/apiVersion',
    wrong: `no such version of ${kind}: the cluster would not know it`,
    got: json.apiVersion,
    // the newest comes last, and older ones are there only to be read
    instead: servedVersions(group, kind).slice(-1)[0],
  }],
};

export const dnsName: HeldRule = {
  id: 'GEN-02',
  says: 'A name has at most 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends.',
  why: 'Kubernetes refuses another name.',
  source: 'crds/virtualmachines.yaml',
  how: 'The schema of metadata has the form and the length.',
  breaks: () => [machine({}, { name: 'Web_1' })],
};

export const noNamespace: Rule = {
  id: 'GEN-03',
  severity: 'warning',
  kinds: EVERY_KIND,
  says: 'An object that belongs to the whole cluster names no namespace.',
  why: 'The API server drops the namespace without a word: the object is there for everybody, and another one of its name is the same object.',
  source: 'crds/clustervirtualimages.yaml',
  breaks: () => [clusterImage({ namespace: 'shop' })],
  keeps: () => [clusterImage()],
  check: ({ gvk, kind, json }) => KINDS[gvk]?.scope !== 'Cluster' || valueAt(json, '/metadata/namespace') === undefined ? [] : [{
    pointer: '/metadata/namespace',
    wrong: `a ${kind} belongs to the whole cluster, and the namespace is dropped`,
    got: textAt(json, '/metadata/namespace'),
    instead: 'no namespace, or a kind that has one',
  }],
};

export const ownNamespace: HeldRule = {
  id: 'GEN-04',
  says: 'A reference names an object of the same namespace, or one of the whole cluster, and has no namespace itself.',
  why: 'References are looked up in the namespace of the object that has them; only those of a ClusterVirtualImage name one.',
  source: 'crds/virtualmachines.yaml',
  how: 'A namespace is an unknown field of a reference; a construct that refers to one of another namespace is told of by REF-NAMESPACE.',
  breaks: () => [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'web-root', namespace: 'golden' }] })],
};

export const knownFields: HeldRule = {
  id: 'GEN-05',
  says: 'An object has no field but those of its schema.',
  why: 'The API server drops other fields, and kubectl refuses them.',
  source: 'crds/virtualmachines.yaml',
  how: 'The schema is compared with nothing but its own fields allowed.',
  breaks: () => [machine({ runPolcy: 'AlwaysOn' })],
};
