import { nfsClass } from './objects';
import { Manifest } from '../../manifest/manifest';
import { cleanupNeedsDeletion, moduleAllows, mutualNeedsTls } from '../../rules/storage/nfs';
import { RuleExample } from '../entry';

const connected = (connection: object, rest: object = {}) => nfsClass({ connection: { host: 'nfs.example.com', share: '/export', nfsVersion: '4.1', ...connection }, ...rest });
const csiNfs = (settings: object): Manifest =>
  ({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'csi-nfs' }, spec: { enabled: true, version: 1, settings } });

export const NFS_EXAMPLES: readonly RuleExample[] = [
  {
    rule: mutualNeedsTls,
    breaks: () => [connected({ mtls: true })],
    keeps: () => [connected({ mtls: true, tls: true })],
  },
  {
    rule: cleanupNeedsDeletion,
    breaks: () => [connected({}, { volumeCleanup: 'Discard' })],
    keeps: () => [connected({ nfsVersion: '4.2' }, { volumeCleanup: 'Discard' })],
  },
  {
    rule: moduleAllows,
    breaks: () => [connected({ nfsVersion: '3' }), csiNfs({ v3support: false })],
    keeps: () => [connected({ nfsVersion: '3' }), csiNfs({ v3support: true })],
  },
];
