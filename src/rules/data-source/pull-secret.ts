import { SOURCED } from './kinds';
import { SOURCE } from '../../domain/source';
import { Topic } from '../rule';

/** the Secret for the registry of a container image */
export const pullSecrets = new Topic({ fields: [`${SOURCE}/containerImage`], kinds: SOURCED, source: 'images/virtualization-artifact/pkg/controller/vd/internal/source/registry.go' });

const KEY = '.dockerconfigjson';
const SECRET = `${SOURCE}/containerImage/imagePullSecret`;

export const pullSecretHasItsKey = pullSecrets.rule({
  id: 'DS-17',
  severity: 'warning',
  says: `The Secret of a container image has the key '${KEY}'.`,
  why: 'DVP checks only that the Secret exists. The importer reads this key as a file and waits until it exists.',
  check: (object, world) => {
    const name = object.text(`${SECRET}/name`);
    if (name === undefined || object.text(`${SOURCE}/type`) !== 'ContainerImage') {
      return undefined;
    }
    // a Secret that is not among the manifests may be in the cluster
    const secret = world.find('', 'Secret', object.text(`${SECRET}/namespace`) ?? object.namespace, name);
    if (secret === undefined || ['data', 'stringData'].some(field => secret.value(`/${field}/${KEY}`) !== undefined)) {
      return undefined;
    }
    return {
      pointer: `${SECRET}/name`,
      wrong: `Secret ${name} has no key '${KEY}' with the credentials of a registry`,
      instead: `a Secret of type kubernetes.io/dockerconfigjson with the key '${KEY}'`,
    };
  },
});
