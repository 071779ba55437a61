import { machine } from '../../catalogue/virtual-machine/objects';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { userDataTrouble } from './user-data';

const KINDS = dvp('VirtualMachine');
const USER_DATA = '/spec/provisioning/userData';
const MOST_BYTES = 2048;

const setUp = (userData: string) => [machine({ provisioning: { type: 'UserData', userData } })];
const sized = (bytes: number) => setUp('#cloud-config\n'.padEnd(bytes, '#'));

const userDataOf = ({ json }: ManifestObject): string | undefined => textAt(json, USER_DATA);

export const userDataFits: Rule = {
  id: 'VM-44',
  severity: 'error',
  kinds: KINDS,
  says: `User data in the spec of a machine has at most ${MOST_BYTES} bytes in UTF-8.`,
  why: 'The API counts characters and refuses more of them, KubeVirt counts bytes and refuses more of those, and the machine never starts.',
  source: 'crds/virtualmachines.yaml',
  breaks: () => sized(MOST_BYTES + 1),
  keeps: () => sized(MOST_BYTES),
  check: object => {
    const text = userDataOf(object) ?? '';
    const bytes = Buffer.byteLength(text);
    return bytes <= MOST_BYTES ? [] : [{
      pointer: USER_DATA,
      wrong: `user data in the spec of a machine has at most ${MOST_BYTES} bytes, this has ${bytes}`,
      got: NOT_SHOWN,
      instead: 'Provisioning.cloudInit, which makes a Secret of what is larger, or Provisioning.userDataSecretName',
    }];
  },
};

export const userDataIsThere: Rule = {
  id: 'VM-45',
  severity: 'error',
  kinds: KINDS,
  says: 'User data is not empty.',
  why: 'The API takes an empty text, but the machine waits for ever, with ProvisioningReady=False.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/provisioning.go',
  breaks: () => setUp(''),
  keeps: () => setUp('#!'),
  check: object => userDataOf(object) !== '' ? [] : [{
    pointer: USER_DATA,
    wrong: 'the machine waits for user data that is empty',
    got: NOT_SHOWN,
    instead: "some text, or no 'provisioning'",
  }],
};

export const userDataIsKnown: Rule = {
  id: 'VM-46',
  severity: 'warning',
  kinds: KINDS,
  says: 'User data has a form that cloud-init knows.',
  why: 'The webhook only warns, the machine starts, and cloud-init leaves the guest as it is.',
  source: 'images/virtualization-artifact/pkg/common/cloudinit/userdata.go',
  breaks: () => setUp('package_update: true\n'),
  keeps: () => setUp('#cloud-config\npackage_update: true\n'),
  check: object => {
    const text = userDataOf(object) ?? '';
    const trouble = text === '' ? undefined : userDataTrouble(text);
    return trouble === undefined ? [] : [{
      pointer: USER_DATA,
      wrong: `the user data ${trouble}`,
      got: NOT_SHOWN,
      instead: "'#cloud-config' and a mapping below it, as CloudInit writes it, or a script that starts with '#!'",
    }];
  },
};
