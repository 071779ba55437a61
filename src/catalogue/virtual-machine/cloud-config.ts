import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { hashesAreHashes, keysAreKnown, keysAreUnique, keysAreWhole, networkIsReadElsewhere, noClearPasswords, typesFit } from '../../rules/virtual-machine/cloud-config';
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
  { rule: keysAreUnique, breaks: () => [setUp('runcmd: [ls]\nruncmd: [ps]\n')], keeps: () => [setUp('runcmd: [ls, ps]\n')] },
  {
    rule: keysAreWhole,
    breaks: () => [setUp('ssh_authorized_keys: [ssh-ed25519 AAAA... ops@example.com]\n')],
    keeps: () => [setUp('ssh_authorized_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIfVI5F2XzDLpSBHbcaOJuRkOXLgLb5mkg8DQmbSA3Ky ops@example.com]\n')],
  },
  { rule: typesFit, breaks: () => [setUp('runcmd: systemctl restart nginx\n')], keeps: () => [setUp('runcmd: [systemctl restart nginx]\n')] },
];
