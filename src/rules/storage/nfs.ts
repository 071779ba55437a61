import { ofNfs, storage } from './kinds';
import { Violation } from '../../manifest/finding';
import { MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { MODULE_CONFIG, Topic } from '../rule';

/** classes of volumes on NFS */
export const nfs = new Topic({ severity: 'error', kinds: storage('NFSStorageClass'), source: ofNfs('crds/nfsstorageclass.yaml') });

const CLEANUP = '/spec/volumeCleanup';
const VERSION = '/spec/connection/nfsVersion';
const TLS = '/spec/connection/tls';
const MTLS = '/spec/connection/mtls';

export const mutualNeedsTls = nfs.rule({
  id: 'STORAGE-26',
  fields: [MTLS],
  reads: [MTLS, TLS],
  says: 'Mutual TLS is on only if TLS is on.',
  why: 'The API server rejects mtls without tls.',
  check: object => object.value(MTLS) !== true || object.value(TLS) === true ? undefined
    : { pointer: TLS, wrong: "'mtls' needs 'tls'", instead: 'true' },
});

export const cleanupNeedsDeletion = nfs.rule({
  id: 'STORAGE-27',
  fields: [CLEANUP],
  reads: [CLEANUP, '/spec/reclaimPolicy', VERSION],
  says: 'A class cleans up volumes only if it deletes them, and with Discard only over NFS 4.2.',
  why: 'The API server rejects volumeCleanup with the reclaim policy Retain, and Discard with an older version.',
  check: object => {
    if (object.value(CLEANUP) === undefined) {
      return undefined;
    }
    if (object.text('/spec/reclaimPolicy') === 'Retain') {
      return { pointer: CLEANUP, wrong: 'a volume that stays is not cleaned up', instead: 'remove it, or the reclaim policy Delete' };
    }
    return object.text(CLEANUP) !== 'Discard' || object.text(VERSION) === '4.2' ? undefined
      : { pointer: CLEANUP, wrong: 'Discard needs NFS 4.2', instead: 'another way, or nfsVersion 4.2' };
  },
});

export const moduleAllows = nfs.rule({
  id: 'STORAGE-28',
  severity: 'warning',
  needsKinds: [MODULE_CONFIG],
  says: 'The settings of the module csi-nfs allow the version and the encryption of a class.',
  why: 'The webhook rejects a class of version 3 if v3support is not set, and one with TLS if the module has no certificate of the authority.',
  source: ofNfs('lib/go/common/pkg/validating/validator.go'),
  check: (object, world) => {
    const config = world.find(MODULE_CONFIG_GROUP, 'ModuleConfig', undefined, 'csi-nfs');
    if (config === undefined) {
      return undefined;
    }
    const lacks = (pointer: string, setting: string, code: string): Violation => ({
      pointer, wrong: `the ModuleConfig csi-nfs must have ${setting} for this`, instead: { yaml: `${setting} in the ModuleConfig`, code: `'${code}' of the CsiNfsModule` },
    });
    return [
      ...object.text(VERSION) === '3' && config.value('/spec/settings/v3support') !== true ? [lacks(VERSION, 'v3support: true', 'nfs3')] : [],
      ...object.value(TLS) === true && !config.text('/spec/settings/tlsParameters/ca') ? [lacks(TLS, 'tlsParameters.ca', 'caBundle')] : [],
    ];
  },
});
