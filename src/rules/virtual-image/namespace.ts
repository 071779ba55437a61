import { SOURCE } from '../../domain/source';
import { Topic, dvp } from '../rule';

/** the namespaces of the objects that a ClusterVirtualImage refers to */
export const namespaces = new Topic({ severity: 'error', kinds: dvp('ClusterVirtualImage'), source: 'crds/clustervirtualimages.yaml' });

const NAMESPACE = `${SOURCE}/objectRef/namespace`;
const SECRET = `${SOURCE}/containerImage/imagePullSecret`;
const LONGEST = 63;

export const originHasNamespace = namespaces.rule({
  id: 'CVI-03',
  says: `A ClusterVirtualImage names the namespace of the disk, snapshot or image that it is made from, which has 1 to ${LONGEST} characters.`,
  why: 'It has no namespace itself, and the API server rejects it without one.',
  check: object => {
    const kind = object.text(`${SOURCE}/objectRef/kind`);
    // as the API server counts: two UTF-16 units may be one character
    const { length } = [...object.text(NAMESPACE) ?? ''];
    if (kind === undefined || kind === 'ClusterVirtualImage' || length > 0 && length <= LONGEST) {
      return undefined;
    }
    return {
      pointer: NAMESPACE,
      wrong: length === 0
        ? `a ClusterVirtualImage has no namespace, so it needs that of its ${kind}`
        : `a namespace has at most ${LONGEST} characters, this one has ${length}`,
      instead: `the namespace of ${kind} ${object.text(`${SOURCE}/objectRef/name`)}`,
    };
  },
});

export const pullSecretHasNamespace = namespaces.rule({
  id: 'CVI-04',
  says: 'A ClusterVirtualImage names the namespace of its pull secret.',
  why: 'It has no namespace itself, so without one the Secret is never found.',
  source: 'images/virtualization-artifact/pkg/controller/cvi/internal/source/registry.go',
  check: object => {
    const name = object.text(`${SECRET}/name`);
    if (object.text(`${SOURCE}/type`) !== 'ContainerImage' || !name || object.text(`${SECRET}/namespace`)) {
      return undefined;
    }
    return {
      pointer: `${SECRET}/namespace`,
      wrong: 'a ClusterVirtualImage has no namespace, so it needs that of its pull secret',
      instead: { yaml: `the namespace of Secret ${name}`, code: `set 'pullSecretNamespace' to the namespace of Secret ${name}` },
    };
  },
});
