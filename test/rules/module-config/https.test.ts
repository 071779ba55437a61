import { adviceInCode, told } from '../support';
import { found } from './found';
import { config } from '../../../src/catalogue/module-config/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest, Metadata } from '../../../src/manifest/manifest';

test.each([
  ['MC-20', `ModuleConfig virtualization /spec/settings/https/customCertificate/secretName (MC-20)
  a certificate of your own needs the name of its Secret
  got: nothing
  instead: the name of a Secret in d8-system`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['MC-20', ["the name of a Secret in d8-system, for example Https.customCertificate('wildcard')"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const object = (apiVersion: string, kind: string, metadata: Metadata, rest: object = {}): Manifest => ({ apiVersion, kind, metadata, ...rest });
const certificate = config({ https: { mode: 'CustomCertificate', customCertificate: { secretName: 'wildcard' } } });
const secret = (namespace: string, type?: string) => object('v1', 'Secret', { name: 'wildcard', namespace }, { type });

test.each<[string, string, Manifest[], ClusterFacts, string[]]>([
  ['MC-20', 'a Secret of another type', [certificate, secret('d8-system')], {},
    ['/https/customCertificate/secretName: Secret d8-system/wildcard has the type Opaque']],
  ['MC-20', 'a Secret of another namespace', [certificate, secret('d8-virtualization', 'kubernetes.io/tls')], {},
    ['/https/customCertificate/secretName: the module reads Secrets of d8-system only, and the Secret of this name is in d8-virtualization']],
  ['MC-20', 'a Secret outside of the manifests', [certificate], {}, []],
  ['MC-20', 'another mode', [config({ https: { mode: 'CertManager', customCertificate: {} } })], {}, []],
  ['MC-20', 'an empty name', [config({ https: { mode: 'CustomCertificate', customCertificate: { secretName: '' } } })], {},
    ['/https/customCertificate/secretName: a certificate of your own needs the name of its Secret']],
])('%s and %s', (id, _, manifests, facts, violations) => expect(found(id, manifests, facts)).toEqual(violations));
