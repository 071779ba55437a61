import { cephClass, cephConnection } from './objects';
import { connectionIsWhole, keyIsNotInTheManifest, partOfItsType } from '../../rules/storage/ceph';
import { RuleExample } from '../entry';

export const CEPH_EXAMPLES: readonly RuleExample[] = [
  {
    rule: partOfItsType,
    breaks: () => [cephClass({ rbd: undefined })],
    keeps: () => [cephClass(), cephClass({ type: 'CephFS', rbd: undefined, cephFS: { fsName: 'home' } }, 'files')],
  },
  {
    rule: connectionIsWhole,
    breaks: () => [cephConnection({ monitors: [] })],
    keeps: () => [cephConnection()],
  },
  {
    rule: keyIsNotInTheManifest,
    breaks: () => [cephConnection({ userKey: `AQ${'a'.repeat(36)}==` })],
    keeps: () => [cephConnection({ userKey: '${CEPH_USER_KEY}' })],
  },
];
