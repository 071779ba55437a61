import { config } from './objects';
import { Manifest } from '../../manifest/manifest';
import { ownCertificate } from '../../rules/module-config/https';
import { RuleExample } from '../entry';

const custom = (customCertificate: object): Manifest => config({ https: { mode: 'CustomCertificate', customCertificate } });

const SECRET: Manifest = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'wildcard', namespace: 'd8-system' },
  type: 'kubernetes.io/tls',
  stringData: { 'tls.crt': 'the certificate', 'tls.key': 'the key' },
};

export const HTTPS_EXAMPLES: readonly RuleExample[] = [{
  rule: ownCertificate,
  breaks: () => [custom({})],
  keeps: () => [custom({ secretName: 'wildcard' }), SECRET],
}];
