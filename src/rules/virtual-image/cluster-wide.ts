import { clusterImage, from, pulled } from '../../catalogue/data-source/objects';
import { SOURCE, text } from '../../domain/source';
import { Rule, dvp } from '../rule';

const KINDS = dvp('ClusterVirtualImage');
const NAMESPACE = `${SOURCE}/objectRef/namespace`;
const SECRET = `${SOURCE}/containerImage/imagePullSecret`;
const LONGEST = 63;

export const originHasNamespace: Rule = {
  id: 'CVI-03',
  severity: 'error',
  kinds: KINDS,
  says: `A cluster-wide image names the namespace of the disk, snapshot or image that it is made from, which has 1 to ${LONGEST} characters.`,
  why: 'It is in no namespace itself, and the API server refuses it without one.',
  source: 'crds/clustervirtualimages.yaml',
  breaks: () => [clusterImage(from('VirtualDisk', 'golden'))],
  keeps: () => [clusterImage(from('VirtualDisk', 'golden', { namespace: 'n'.repeat(LONGEST) }))],
  check: ({ json }) => {
    const kind = text(json, `${SOURCE}/objectRef/kind`);
    const namespace = text(json, NAMESPACE);
    // as the API server counts: what is two units here may be one character
    const { length } = [...namespace ?? ''];
    return kind === undefined || kind === 'ClusterVirtualImage' || length > 0 && length <= LONGEST ? [] : [{
      pointer: NAMESPACE,
      wrong: length === 0 ? `a ClusterVirtualImage is in no namespace, so it has to name that of its ${kind}`
        : `a namespace has at most ${LONGEST} characters, this one has ${length}`,
      got: namespace,
      instead: `the namespace of ${kind} ${text(json, `${SOURCE}/objectRef/name`)}`,
    }];
  },
};

export const pullSecretHasNamespace: Rule = {
  id: 'CVI-04',
  severity: 'error',
  kinds: KINDS,
  says: 'A cluster-wide image names its pull secret with the namespace that the Secret is in.',
  why: 'It is in no namespace itself, so the Secret is looked for in none and never found.',
  source: 'images/virtualization-artifact/pkg/controller/cvi/internal/source/registry.go',
  breaks: () => [clusterImage(pulled({ imagePullSecret: { name: 'registry' } }))],
  keeps: () => [clusterImage(pulled({ imagePullSecret: { name: 'registry', namespace: 'images' } }))],
  check: ({ json }) => {
    const name = text(json, `${SECRET}/name`);
    const namespace = text(json, `${SECRET}/namespace`);
    return text(json, `${SOURCE}/type`) !== 'ContainerImage' || !name || namespace ? [] : [{
      pointer: `${SECRET}/namespace`,
      wrong: 'a ClusterVirtualImage is in no namespace, so its pull secret is never found without one',
      got: namespace,
      instead: `the namespace of Secret ${name}, for example { pullSecretName: '${name}', pullSecretNamespace: … }`,
    }];
  },
};
