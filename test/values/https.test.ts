import { Https } from '../../src/values/https';

test.each<[string, Https, object]>([
  ['plain HTTP', Https.disabled(), { mode: 'Disabled' }],
  ['cert-manager', Https.certManager(), { mode: 'CertManager' }],
  ['cert-manager with an issuer', Https.certManager('letsencrypt-staging'), { mode: 'CertManager', certManager: { clusterIssuerName: 'letsencrypt-staging' } }],
  ['an empty issuer as given', Https.certManager(''), { mode: 'CertManager', certManager: { clusterIssuerName: '' } }],
  ['an issuer without a mode', Https.clusterIssuer('selfsigned'), { certManager: { clusterIssuerName: 'selfsigned' } }],
  ['a certificate', Https.customCertificate('wildcard'), { mode: 'CustomCertificate', customCertificate: { secretName: 'wildcard' } }],
  ['a balancer in front', Https.onlyInUri(), { mode: 'OnlyInURI' }],
])('renders %s', (_, https, wire) => {
  expect(https._toKube()).toEqual(wire);
  expect(https._toKube()).toEqual(https._toKube());
});

test('what cannot work does not compile', () => {
  // @ts-expect-error a certificate of somebody's own needs its Secret
  expect(() => Https.customCertificate()).toThrow();
  // @ts-expect-error the mode without an issuer is certManager()
  expect(() => Https.clusterIssuer()).toThrow();
  // @ts-expect-error the choice is made by a factory
  new Https({ mode: 'Disabled' });
});
