import { keysOf } from './secrets';
import { secretTypeOf } from '../../domain/key-values';
import { CLOUD_INIT_SECRET, USER_DATA_KEYS } from '../../domain/user-data';
import { Advice, NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject, pointerPart } from '../../manifest/manifest';
import { Topic } from '../rule';

/** the keys of Secrets for cloud-init */
export const secretContent = new Topic({ kinds: ['/Secret'], source: 'images/virtualization-artifact/pkg/controller/vm/internal/provisioning.go' });

/** what other systems than DVP read from such a Secret, in the spellings of KubeVirt and of cloud-init */
const OTHER_DATA: readonly [RegExp, string][] = [
  [/^network-?(data|config)$/i, 'network settings'],
  [/^meta-?data$/i, 'metadata'],
  [/^vendor-?data$/i, 'vendor data'],
];

export const onlyUserData = secretContent.rule({
  id: 'VM-98',
  fields: ['/type'],
  severity: 'warning',
  says: 'A Secret for cloud-init has no network settings, metadata or vendor data.',
  why: 'DVP gives the guest its user data only.',
  check: object => secretTypeOf(object) !== CLOUD_INIT_SECRET ? undefined : keysOf(object).flatMap(key => {
    const what = USER_DATA_KEYS.includes(key) ? undefined : OTHER_DATA.find(([form]) => form.test(key))?.[1];
    return what === undefined ? [] : [{
      pointer: `/${object.value(`/stringData/${pointerPart(key)}`) === undefined ? 'data' : 'stringData'}/${pointerPart(key)}`,
      wrong: `DVP gives the guest no ${what}, so cloud-init never reads this`,
      got: NOT_SHOWN,
      instead: what === 'network settings' ? NETWORK_ADVICE : 'leave it out',
    }];
  }),
});

/** for settings of the network, which cloud-init would have to get from the platform */
export const NETWORK_ADVICE: Advice = {
  yaml: "'write_files' with a file for the network service of the guest, for example /etc/netplan/60-office.yaml, and a command in 'runcmd' that applies it",
  code: "'addInterface' of a CloudInit with a 'networkStyle', which writes the file for the network service of the guest",
};

export const oneUserData = secretContent.rule({
  id: 'VM-100',
  fields: ['/type'],
  severity: 'warning',
  says: 'A Secret with user data has one of its two keys.',
  why: "DVP and KubeVirt read 'userdata' and ignore 'userData'.",
  check: object => secretTypeOf(object) !== CLOUD_INIT_SECRET || !isIn(object, LOWER) || !isIn(object, UPPER) ? undefined : {
    pointer: UPPER.find(pointer => object.value(pointer) !== undefined)!,
    wrong: "the Secret has 'userdata', too, and the guest gets only that",
    got: NOT_SHOWN,
    instead: 'all user data under one key',
  },
});

const LOWER = ['/data/userdata', '/stringData/userdata'];
const UPPER = ['/data/userData', '/stringData/userData'];

const isIn = (secret: ManifestObject, pointers: readonly string[]): boolean => pointers.some(pointer => secret.value(pointer) !== undefined);
