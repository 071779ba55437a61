import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';
import { check } from '../support';

/** pointers and messages of one rule; the objects around a ModuleConfig may break others */
export const found = (id: string, manifests: readonly Manifest[], facts?: ClusterFacts): string[] =>
  check(manifests, facts).filter(finding => finding.id === id).map(({ pointer, wrong }) => `${pointer.replace('/spec/settings', '')}: ${wrong}`);
