import { ClusterFacts } from '../../src/domain/cluster-facts';
import { World } from '../../src/domain/world';
import { DVP_GROUP } from '../../src/manifest/groups';
import { Manifest, ManifestObject } from '../../src/manifest/manifest';
import { ManifestSet } from '../../src/manifest/manifest-set';
import { ObjectImpact } from '../../src/plan/impact';
import { impactsBetween } from '../../src/plan/impact/between';

/** an object of DVP; its name and namespace may be other ones */
export const dvp = (kind: string, spec: object | undefined, metadata: object = {}): Manifest => ({
  apiVersion: kind === 'ModuleConfig' ? 'deckhouse.io/v1alpha1' : `${DVP_GROUP}/v1alpha${kind === 'VirtualMachineClass' ? 3 : 2}`,
  kind,
  metadata: { name: 'web', namespace: 'shop', ...metadata },
  ...spec === undefined ? {} : { spec },
});

export const setOf = (manifests: readonly Manifest[]): ManifestSet => new ManifestSet(manifests.map(manifest => new ManifestObject(manifest)));

export const impacts = (before: readonly Manifest[], after: readonly Manifest[], facts?: ClusterFacts): ObjectImpact[] =>
  impactsBetween(new World(setOf(before), facts), new World(setOf(after), facts));

/** `impact pointer` of each, with a question mark where it depends on something */
export const brief = (found: readonly ObjectImpact[]): string[] => found.map(({ impact, pointer, dependsOn }) => `${impact} ${pointer}${dependsOn === undefined ? '' : ' ?'}`.replace(/ $/, ''));

export const machine = (spec: object = {}, metadata: object = {}): Manifest => dvp('VirtualMachine', {
  virtualMachineClassName: 'generic',
  cpu: { cores: 2, coreFraction: '20%' },
  memory: { size: '4Gi' },
  blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }],
  ...spec,
}, metadata);

export const disk = (spec: object = { persistentVolumeClaim: { size: '10Gi' } }, metadata: object = {}): Manifest => dvp('VirtualDisk', spec, { name: 'data', ...metadata });

export const KEEP = { annotations: { 'helm.sh/resource-policy': 'keep' } };
