import { settingAt } from '../../domain/settings';
import { MODULE_CONFIG, Topic } from '../rule';

/** how the module serves its addresses */
export const https = new Topic({ kinds: [MODULE_CONFIG], source: 'images/hooks/pkg/hooks/copy-custom-certificate/main.go' });

const NAME = '/https/customCertificate/secretName';
const POINTER = `/spec/settings${NAME}`;
const NAMESPACE = 'd8-system';
const TLS = 'kubernetes.io/tls';

export const ownCertificate = https.rule({
  id: 'MC-20',
  severity: 'warning',
  says: `With CustomCertificate the settings name a Secret of type ${TLS} in the namespace ${NAMESPACE}.`,
  why: 'The module copies its certificate from this Secret. The schema does not require a name, and without a Secret the module serves no certificate.',
  check: (object, world) => {
    if (settingAt(object, '/https/mode') !== 'CustomCertificate') {
      return undefined;
    }
    const name = settingAt(object, NAME) as string | undefined;
    // an empty name counts as not set
    if (!name) {
      return {
        pointer: POINTER,
        wrong: 'a certificate of your own needs the name of its Secret',
        instead: { yaml: `the name of a Secret in ${NAMESPACE}`, code: `the name of a Secret in ${NAMESPACE}, for example Https.customCertificate('wildcard')` },
      };
    }
    const secret = world.find('', 'Secret', NAMESPACE, name);
    if (secret !== undefined) {
      const type = secret.text('/type') ?? 'Opaque';
      return type === TLS ? undefined : {
        pointer: POINTER,
        wrong: `Secret ${NAMESPACE}/${name} has the type ${type}`,
        instead: `a Secret of type ${TLS} with tls.crt and tls.key`,
      };
    }
    const elsewhere = world.ofKind('', 'Secret').find(other => other.name === name && other.namespace !== undefined);
    return elsewhere && {
      pointer: POINTER,
      wrong: `the module reads Secrets of ${NAMESPACE} only, and the Secret of this name is in ${elsewhere.namespace}`,
      instead: `a Secret in ${NAMESPACE}`,
    };
  },
});
