import { told } from '../support';
import { found } from './found';
import { config, configOf } from '../../../src/catalogue/module-config/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';

test.each([
  ['MC-30', `ModuleConfig virtualization /spec/enabled (MC-30)
  virtualization needs Deckhouse 1.74.2, but the cluster has 1.74.1
  instead: update Deckhouse first

ModuleConfig virtualization /spec/enabled (MC-30)
  virtualization needs Kubernetes 1.25, but the cluster has 1.24
  instead: update Kubernetes first

ModuleConfig virtualization /spec/enabled (MC-30)
  virtualization needs the module sdn 0.6.2, but the cluster has v0.6.1
  instead: update sdn first`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const other = (name: string, enabled: boolean) => configOf({ enabled }, { name });

test.each<[string, string, Manifest[], ClusterFacts, string[]]>([
  ['MC-30', 'the lowest versions', [config()],
    { modules: { 'cni-cilium': '', 'sdn': '0.6.2' }, deckhouseRelease: '1.74.2', kubernetesVersion: '1.25' }, []],
  ['MC-30', 'versions that may be high enough', [config()], { modules: { 'cni-cilium': '', 'sdn': '' }, deckhouseRelease: '1.74', kubernetesVersion: '1' }, []],
  ['MC-30', 'another network of the cluster', [config()], { modules: { 'cni-flannel': '' } },
    ['/spec/enabled: virtualization needs the module cni-cilium, which is off']],
  ['MC-30', 'cilium switched on by the set', [config(), other('cni-cilium', true)], { modules: {} }, []],
  ['MC-30', 'an old release, which needs less', [config()],
    { modules: { 'cni-cilium': '', 'sdn': '0.6.1' }, deckhouseRelease: '1.71.0', dvpRelease: '1.3.0' }, []],
  ['MC-30', 'the release that does not need sdn', [config()], { modules: { 'cni-cilium': '', 'sdn': '0.6.1' }, dvpRelease: '1.10.0' }, []],
  ['MC-30', 'a module neither on nor off', [configOf({ version: 1, settings: (config().spec as any).settings })], { modules: {} }, []],
])('%s and %s', (id, _, manifests, facts, violations) => expect(found(id, manifests, facts)).toEqual(violations));
