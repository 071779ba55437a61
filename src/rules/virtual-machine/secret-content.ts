import { keysOf, typeOf } from './secrets';
import { CLOUD_INIT_SECRET, USER_DATA_KEYS, fromBase64, isEncrypted } from '../../domain/user-data';
import { Advice, NOT_SHOWN, Violation } from '../../manifest/finding';
import { pointerPart } from '../../manifest/manifest';
import { Topic } from '../rule';

/** the content of Secrets, for a machine or for anything else */
export const secretContent = new Topic({ kinds: ['/Secret'], source: 'images/virtualization-artifact/pkg/controller/vm/internal/provisioning.go' });

export const secretIsReadable = secretContent.rule({
  id: 'VM-94',
  severity: 'error',
  says: "The values of a Secret are strings, those in 'data' in base64.",
  why: 'The API server cannot decode the Secret, and rejects it.',
  check: object => isEncrypted(object) ? undefined : ['data', 'stringData'].flatMap((field): Violation[] => {
    const values = object.value(`/${field}`);
    if (values === undefined || values === null) {
      return [];
    }
    if (typeof values !== 'object' || Array.isArray(values)) {
      return [{ pointer: `/${field}`, wrong: `'${field}' of a Secret must be a mapping of keys to strings`, instead: 'for example a key with a string' }];
    }
    return Object.entries(values).flatMap(([key, value]) => {
      const problem = valueProblem(field, value);
      return problem === undefined ? [] : [{ pointer: `/${field}/${pointerPart(key)}`, ...problem }];
    });
  }),
});

type Problem = Pick<Violation, 'wrong' | 'instead' | 'got'>;

function valueProblem(field: string, value: unknown): Problem | undefined {
  // the decoder of Go also accepts null, and bytes as a list of numbers
  if (value === undefined || value === null || field === 'data' && Array.isArray(value)) {
    return undefined;
  }
  if (typeof value !== 'string') {
    return { wrong: `a value in '${field}' of a Secret must be a string`, instead: 'a string, in quotes where YAML reads something else' };
  }
  return field === 'stringData' || fromBase64(value) !== undefined ? undefined
    : { wrong: "a value in 'data' of a Secret must be in base64", instead: "the base64 of it, or the text in 'stringData'" };
}

/** what other systems than DVP read from such a Secret, in the spellings of KubeVirt and of cloud-init */
const OTHER_DATA: readonly [RegExp, string][] = [
  [/^network-?(data|config)$/i, 'network settings'],
  [/^meta-?data$/i, 'metadata'],
  [/^vendor-?data$/i, 'vendor data'],
];

export const onlyUserData = secretContent.rule({
  id: 'VM-98',
  severity: 'warning',
  says: 'A Secret for cloud-init has no network settings, metadata or vendor data.',
  why: 'DVP gives the guest its user data only.',
  check: object => typeOf(object) !== CLOUD_INIT_SECRET ? undefined : keysOf(object).flatMap(key => {
    const what = OTHER_DATA.find(([form]) => form.test(key))?.[1];
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
  severity: 'warning',
  says: 'A Secret with user data has one of its two keys.',
  why: "DVP and KubeVirt read 'userdata' and ignore 'userData'.",
  check: object => typeOf(object) !== CLOUD_INIT_SECRET || !USER_DATA_KEYS.every(key => keysOf(object).includes(key)) ? undefined : {
    pointer: ['/data/userData', '/stringData/userData'].find(pointer => object.value(pointer) !== undefined)!,
    wrong: "the Secret has 'userdata', too, and the guest gets only that",
    got: NOT_SHOWN,
    instead: 'all user data under one key',
  },
});
