import { disk, pulled } from '../../catalogue/data-source/objects';
import { SOURCED } from './kinds';
import { SOURCE, text } from '../../domain/source';
import { Manifest, valueAt } from '../../manifest/manifest';
import { Rule } from '../rule';

const KEY = '.dockerconfigjson';
const NAME = `${SOURCE}/containerImage/imagePullSecret/name`;

const secret = (type: string, key: string): Manifest =>
  ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'registry', namespace: 'shop' }, type, data: { [key]: 'e30=' } });

export const pullSecretHasItsKey: Rule = {
  id: 'DS-17',
  severity: 'warning',
  kinds: SOURCED,
  says: `The Secret of a container image has the key '${KEY}'.`,
  why: 'Whoever imports the image is given that key as a file and waits until it is there; that the Secret exists is all that is checked.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/source/registry.go',
  breaks: () => [disk(pulled({ imagePullSecret: { name: 'registry' } })), secret('kubernetes.io/dockercfg', '.dockercfg')],
  keeps: () => [disk(pulled({ imagePullSecret: { name: 'registry' } })), secret('kubernetes.io/dockerconfigjson', KEY)],
  check: ({ json, namespace }, world) => {
    const source = valueAt(json, SOURCE);
    const name = text(json, NAME);
    // whether it exists cannot be known from here, but what it holds can, once it is in the set
    const found = name === undefined || text(source, '/type') !== 'ContainerImage' ? undefined
      : world.find('', 'Secret', text(source, '/containerImage/imagePullSecret/namespace') ?? namespace, name);
    return found === undefined || ['data', 'stringData'].some(field => valueAt(found.json, `/${field}/${KEY}`) !== undefined) ? [] : [{
      pointer: NAME,
      wrong: `Secret ${name} has no key '${KEY}', where registries keep their credentials`,
      got: name,
      instead: `a Secret of type kubernetes.io/dockerconfigjson with the key '${KEY}'`,
    }];
  },
};
