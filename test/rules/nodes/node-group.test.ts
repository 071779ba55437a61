import { group, tainted } from '../../../src/catalogue/nodes/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, told } from '../support';

test.each([
  ['NODES-01', `NodeGroup worker.large /metadata/name (NODES-01)
  the name of a NodeGroup must not have dots
  got: "worker.large"
  instead: a shorter name of letters, digits and dashes, for example worker`],
  ['NODES-02', `NodeGroup worker /spec/nodeTemplate/taints/1 (NODES-02)
  this taint has the key and the effect of the one at index 0
  got: "dedicated:NoSchedule"
  instead: one of them, or another effect`],
  ['NODES-03', `NodeGroup worker /spec/nodeTemplate/taints/0/key (NODES-03)
  Deckhouse rejects this key unless modules.placement.customTolerationKeys of the ModuleConfig global in the cluster has it
  got: "gpu"
  instead: gpu in that list, or the key dedicated.deckhouse.io`],
  ['NODES-04', `NodeGroup worker /spec/cri/type (NODES-04)
  Deckhouse no longer runs nodes with Docker
  got: "Docker"
  instead: Containerd or ContainerdV2`],
  ['NODES-05', `NodeGroup worker /spec/disruptions/approvalMode (NODES-05)
  the mode RollingUpdate is for nodes of type CloudEphemeral, and these are Static
  got: "RollingUpdate"
  instead: Automatic or Manual`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['NODES-01', ["set 'name', for example 'worker'"]],
  ['NODES-04', ['ContainerRuntime.CONTAINERD_V2']],
  ['NODES-05', ['NodeDisruptions.automatic()']],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const global = (settings: object): Manifest =>
  ({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'global' }, spec: { version: 2, settings } });
const keys = (...customTolerationKeys: string[]) => global({ modules: { placement: { customTolerationKeys } } });
const taint = (key: string, effect = 'NoSchedule') => ({ key, effect });
const found = (id: string, manifests: Manifest[]) => check(manifests).filter(finding => finding.id === id).map(({ severity, pointer }) => `${severity} ${pointer}`);

test.each<[string, string, Manifest[], string[]]>([
  ['NODES-01', '42 characters', [group({}, { name: 'a'.repeat(42) })], []],
  ['NODES-01', '43 characters', [group({}, { name: 'a'.repeat(43) })], ['error /metadata/name']],
  ['NODES-02', 'three of the same taint', [tainted(taint('a'), taint('a'), taint('a'))], ['error /spec/nodeTemplate/taints/1', 'error /spec/nodeTemplate/taints/2']],
  ['NODES-03', 'a key in the list of the manifests', [tainted(taint('gpu')), keys('gpu')], []],
  ['NODES-03', 'a key that the list of the manifests lacks', [tainted(taint('gpu')), keys('other')], ['error /spec/nodeTemplate/taints/0/key']],
  ['NODES-03', 'a global object without the list', [tainted(taint('gpu')), global({ highAvailability: true })], ['warning /spec/nodeTemplate/taints/0/key']],
  ['NODES-03', 'the keys that Deckhouse tolerates',
    [tainted(taint('dedicated'), taint('dedicated.deckhouse.io'), taint('node-role.kubernetes.io/control-plane'), taint('node-role.kubernetes.io/master'))], []],
  ['NODES-05', 'an automatic group', [group({ disruptions: { approvalMode: 'Automatic' } })], []],
])('%s and %s', (id, _, manifests, places) => expect(found(id, manifests)).toEqual(places));
