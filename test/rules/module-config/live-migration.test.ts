import { told } from '../support';
import { found } from './found';
import { config, configOf } from '../../../src/catalogue/module-config/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest, Metadata } from '../../../src/manifest/manifest';

test.each([
  ['MC-25', `ModuleConfig virtualization /spec/settings/liveMigration/network/systemNetwork/name (MC-25)
  the cluster has no SystemNetwork of this name that is ready
  got: "slow"
  instead: fast`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const object = (apiVersion: string, kind: string, metadata: Metadata, rest: object = {}): Manifest => ({ apiVersion, kind, metadata, ...rest });
const network = (name: string) => config({ liveMigration: { network: { type: 'SystemNetwork', systemNetwork: { name } } } });
const other = (name: string, enabled: boolean) => configOf({ enabled }, { name });

test.each<[string, string, Manifest[], ClusterFacts, string[]]>([
  ['MC-25', 'a cluster without sdn', [network('fast')], { modules: { 'cni-cilium': '' }, systemNetworks: ['fast'] },
    ['/liveMigration/network/systemNetwork/name: a network for live migration needs the module sdn, which is off']],
  ['MC-25', 'sdn switched on by the set', [network('fast'), other('sdn', true)], { modules: { 'cni-cilium': '' } }, []],
  ['MC-25', 'a network of the set', [network('fast'), object('network.deckhouse.io/v1alpha1', 'SystemNetwork',
    { name: 'fast', namespace: 'stamped' })],
  { systemNetworks: [] }, []],
  ['MC-25', 'an empty network', [config({ liveMigration: { network: {} } })], { systemNetworks: [] }, []],
])('%s and %s', (id, _, manifests, facts, violations) => expect(found(id, manifests, facts)).toEqual(violations));
