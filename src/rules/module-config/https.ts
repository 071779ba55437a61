import { config, settingsOf } from '../../domain/settings';
import { Violation } from '../../manifest/finding';
import { Manifest, valueAt, textAt } from '../../manifest/manifest';
import { MODULE_CONFIG, Rule } from '../rule';

const POINTER = '/spec/settings/https/customCertificate/secretName';
const NAMESPACE = 'd8-system';
const TLS = 'kubernetes.io/tls';

const custom = (customCertificate: object): Manifest => config({ https: { mode: 'CustomCertificate', customCertificate } });
const secret = (metadata: object, type: string): Manifest =>
  ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'wildcard', ...metadata }, type, stringData: { 'tls.crt': 'the certificate', 'tls.key': 'the key' } });

export const ownCertificate: Rule = {
  id: 'MC-20',
  severity: 'warning',
  kinds: [MODULE_CONFIG],
  says: `With CustomCertificate there is a Secret of type ${TLS} in the namespace ${NAMESPACE}, and the settings name it.`,
  why: 'The module copies its certificate from there. The schema asks for no name, and where nothing is found the module serves none.',
  source: 'images/hooks/pkg/hooks/copy-custom-certificate/main.go',
  breaks: () => [custom({})],
  keeps: () => [custom({ secretName: 'wildcard' }), secret({ namespace: NAMESPACE }, TLS)],
  check: (object, world) => {
    const settings = settingsOf(object);
    if (valueAt(settings, '/https/mode') !== 'CustomCertificate') {
      return [];
    }
    const name = valueAt(settings, '/https/customCertificate/secretName') as string | undefined;
    const complaint = (wrong: string, instead: string): Violation[] => [{ pointer: POINTER, wrong, got: name, instead }];
    // an empty name is as good as none
    if (!name) {
      const instead = `a Secret of ${NAMESPACE}, for example Https.customCertificate('wildcard')`;
      return complaint('a certificate of your own needs the name of its Secret', instead);
    }
    const found = world.find('', 'Secret', NAMESPACE, name);
    const type = found && (textAt(found.json, '/type') ?? 'Opaque');
    if (type !== undefined && type !== TLS) {
      return complaint(`the Secret ${NAMESPACE}/${name} has the type ${type}`, `a Secret of type ${TLS} with tls.crt and tls.key`);
    }
    const elsewhere = found === undefined && world.ofKind('', 'Secret').find(other => other.name === name && other.namespace !== undefined);
    return elsewhere ? complaint(
      `the module looks in ${NAMESPACE} only, and here a Secret of this name is in ${elsewhere.namespace}`, `a Secret of the namespace ${NAMESPACE}`,
    ) : [];
  },
};
