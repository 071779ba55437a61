import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { hashesAreHashes, keysAreKnown, networkIsReadElsewhere, noClearPasswords, typesFit } from '../../rules/virtual-machine/cloud-config';
import { RuleExample } from '../entry';

const setUp = (config: string): Manifest => machine({ provisioning: { type: 'UserData', userData: `#cloud-config\n${config}` } });

export const CLOUD_CONFIG_EXAMPLES: readonly RuleExample[] = [
  {
    rule: noClearPasswords,
    breaks: () => [setUp('users:\n- name: ops\n  plain_text_passwd: geheim\n  lock_passwd: false\n')],
    keeps: () => [setUp("users:\n- name: ops\n  hashed_passwd: '*'\n  lock_passwd: false\n")],
  },
  {
    rule: hashesAreHashes,
    breaks: () => [setUp('users:\n- name: ops\n  passwd: geheim\n  lock_passwd: false\n')],
    keeps: () => [setUp("users:\n- name: ops\n  passwd: '!'\n  lock_passwd: false\n")],
  },
  {
    rule: networkIsReadElsewhere,
    breaks: () => [setUp('network:\n  version: 2\n')],
    keeps: () => [setUp('runcmd:\n- netplan apply\n')],
  },
  { rule: keysAreKnown, breaks: () => [setUp('runcmds:\n- reboot\n')], keeps: () => [setUp('runcmd:\n- reboot\n')] },
  { rule: typesFit, breaks: () => [setUp('runcmd: systemctl restart nginx\n')], keeps: () => [setUp('runcmd: [systemctl restart nginx]\n')] },
];
