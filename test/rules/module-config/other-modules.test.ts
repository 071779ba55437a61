import { adviceInCode, told } from '../support';
import { found } from './found';
import { configOf } from '../../../src/catalogue/module-config/objects';
import { server } from '../../../src/catalogue/nodes/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';

test.each([
  ['MC-38', `ModuleConfig sds-node-configurator /spec/settings/fileDevicesDirectory (MC-38)
  this setting needs sds-node-configurator 0.7.0, but the cluster has 0.6.1
  got: "/mnt/devices"
  instead: no such setting, or update sds-node-configurator first`],
  ['MC-39', `ModuleConfig csi-nfs /spec/enabled (MC-39)
  csi-nfs needs the module snapshot-controller, which is off
  instead: switch snapshot-controller on first`],
  ['MC-40', `ModuleConfig global /spec/settings/defaultClusterStorageClass (MC-40)
  neither the cluster nor these manifests have a StorageClass of this name
  got: "replcated"
  instead: one of replicated`],
  ['MC-41', `ModuleConfig sds-replicated-volume /spec/enabled (MC-41)
  replicated storage needs 3 nodes, and the cluster has 2
  instead: the module sds-local-volume, or more nodes`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('MC-41 advises authors of constructs', () => expect(adviceInCode('MC-41')).toEqual(['Storage.local(...), or more nodes']));

const moduleOf = (name: string, settings: object) => configOf({ enabled: true, version: 1, settings }, { name });
const on = (name: string, enabled = true) => configOf({ enabled }, { name });
const global = (settings: object) => configOf({ version: 2, settings }, { name: 'global' });
const replicated: Manifest = { apiVersion: 'storage.deckhouse.io/v1alpha1', kind: 'ReplicatedStorageClass', metadata: { name: 'new' }, spec: {} };
const NO_DEFAULT = '/defaultClusterStorageClass: neither the cluster nor these manifests have a StorageClass of this name';

test.each<[string, string, Manifest[], ClusterFacts, string[]]>([
  ['MC-38', 'several settings', [moduleOf('csi-ceph', { cephfsProvisionerWorkers: 1, msCrcData: true, rbdEnabled: true })], { modules: { 'csi-ceph': '0.4.9' } }, [
    '/cephfsProvisionerWorkers: this setting needs csi-ceph 0.5.0, but the cluster has 0.4.9',
    '/msCrcData: this setting needs csi-ceph 0.5.21, but the cluster has 0.4.9',
  ]],
  ['MC-38', 'the first release', [moduleOf('sds-local-volume', { llvOrphanGracePeriod: '30s' })], { modules: { 'sds-local-volume': '0.4.13' } }, []],
  ['MC-38', 'a release that is not known', [moduleOf('sds-local-volume', { llvOrphanGracePeriod: '30s' })], { modules: { 'sds-local-volume': '' } }, []],
  ['MC-38', 'a module that is not there yet', [moduleOf('sds-local-volume', { llvOrphanGracePeriod: '30s' })], { modules: {} }, []],
  ['MC-38', 'another module', [moduleOf('console', { llvOrphanGracePeriod: '30s' })], { modules: { console: '0.0.1' } }, []],
  ['MC-39', 'a module of the cluster', [on('sds-local-volume')], { modules: { 'sds-node-configurator': '' } }, []],
  ['MC-39', 'a module that the manifests switch on', [on('sds-node-configurator'), on('sds-replicated-volume')], { modules: {} }, []],
  ['MC-39', 'a module that the manifests switch off', [on('sds-node-configurator', false), on('sds-replicated-volume')], { modules: { 'sds-node-configurator': '' } },
    ['/spec/enabled: sds-replicated-volume needs the module sds-node-configurator, which is off']],
  ['MC-39', 'a module that is off itself', [on('csi-ceph', false)], { modules: {} }, []],
  ['MC-39', 'modules that are not known', [on('csi-ceph')], { kubernetesVersion: '1.33' }, []],
  ['MC-40', 'a class that a module creates', [global({ defaultClusterStorageClass: 'new' }), replicated], { storageClasses: [] }, []],
  ['MC-40', 'no class at all', [global({ defaultClusterStorageClass: 'new' })], { storageClasses: [] }, [NO_DEFAULT]],
  ['MC-40', 'classes that are not known', [global({ defaultClusterStorageClass: 'new' })], { modules: {} }, []],
  ['MC-40', 'a default that is removed', [global({ defaultClusterStorageClass: null })], { storageClasses: [] }, []],
  ['MC-40', 'a setting of another module', [moduleOf('console', { defaultClusterStorageClass: 'new' })], { storageClasses: [] }, []],
  ['MC-41', 'three nodes', [on('sds-replicated-volume')], { nodeGroups: [{ name: 'worker', nodes: 3 }] }, []],
  ['MC-41', 'a node that the manifests add', [on('sds-replicated-volume'), server('c', '192.168.1.13')], { nodeGroups: [{ name: 'worker', nodes: 2 }] }, []],
  ['MC-41', 'a group whose number of nodes is not known', [on('sds-replicated-volume')], { nodeGroups: [{ name: 'a', nodes: 1 }, { name: 'b' }] }, []],
  ['MC-41', 'groups that are not known', [on('sds-replicated-volume')], { modules: { 'sds-node-configurator': '' } }, []],
  ['MC-41', 'a module that is off', [on('sds-replicated-volume', false)], { nodeGroups: [{ name: 'worker', nodes: 1 }] }, []],
])('%s and %s', (id, _, manifests, facts, violations) => expect(found(id, manifests, facts)).toEqual(violations));
