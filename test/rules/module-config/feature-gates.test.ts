import { told } from '../support';
import { found } from './found';
import { config } from '../../../src/catalogue/module-config/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';

test.each([
  ['MC-28', `ModuleConfig virtualization /spec/settings/featureGates/0 (MC-28)
  the Community Edition has no feature gates
  got: "HotplugCPUWithLiveMigration"
  instead: remove the gate, or use an edition that has it, such as EE`],
  ['MC-29', `ModuleConfig virtualization /spec/settings/featureGates/0 (MC-29)
  this feature gate needs Kubernetes 1.34, but the cluster has 1.33
  got: "GPU"
  instead: remove the gate, or update Kubernetes to 1.34 first`],
  ['MC-34', `ModuleConfig virtualization /spec/settings/featureGates/0 (MC-34)
  the notes of DVP 1.11.0 name this feature gate, but its settings schema may not list it: Deckhouse then rejects the settings
  got: "VerticalVirtualMachineAutoscaler"
  instead: the module 'vertical-pod-autoscaler', which enables it in the Enterprise Edition, if Deckhouse rejects the gate`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each<[string, string, Manifest[], ClusterFacts, string[]]>([
  ['MC-28', 'a gate of every edition', [config({ featureGates: ['UploadViaAPIGateway', 'GPU'] })], { edition: 'CE' },
    ['/featureGates/1: the Community Edition has no feature gates']],
  ['MC-34', 'uploads', [config({ featureGates: ['GPU', 'UploadViaAPIGateway'] })], { dvpRelease: '1.11.1' }, [
    '/featureGates/1: the notes of DVP 1.11.0 name this feature gate, but its settings schema may not list it: Deckhouse then rejects the settings',
  ]],
  ['MC-34', 'a release before the notes', [config({ featureGates: ['UploadViaAPIGateway'] })], { dvpRelease: '1.10.3' },
    ['/featureGates/0: this feature gate needs DVP 1.11.0 or newer, the cluster has 1.10.3']],
  ['MC-34', 'a gate that is set in the cluster', [config({ featureGates: ['UploadViaAPIGateway'] })], { featureGates: ['UploadViaAPIGateway'] }, []],
  ['MC-34', 'a cluster that lists the gates', [config({ featureGates: ['UploadViaAPIGateway'] })], {
    settingsSchema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true },
  }, []],
  ['MC-28', 'another edition', [config({ featureGates: ['GPU'] })], { edition: 'SE+' }, []],
  ['MC-29', 'resizing in place', [config({ featureGates: ['GPU', 'HotplugCPUAndMemoryWithInPlaceResize', 'HotplugCPUWithLiveMigration'] })],
    { kubernetesVersion: '1.32' },
    [
      '/featureGates/0: this feature gate needs Kubernetes 1.34, but the cluster has 1.32',
      '/featureGates/1: this feature gate needs Kubernetes 1.33, but the cluster has 1.32',
    ]],
  ['MC-29', 'GPU', [config({ featureGates: ['GPU'] })], { kubernetesVersion: '1.34' }, []],
])('%s and %s', (id, _, manifests, facts, violations) => expect(found(id, manifests, facts)).toEqual(violations));
