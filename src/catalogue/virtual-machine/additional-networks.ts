import { MAIN, USERS, connected } from './objects';
import { Manifest } from '../../manifest/manifest';
import { additionalNeedSdn, ipAddressFits, networkExists, ownMac } from '../../rules/virtual-machine/additional-networks';
import { RuleExample } from '../entry';

const withMacs = (...macs: string[]): Manifest =>
  connected(...macs.map((mac, i) => ({ ...USERS, name: `users-${i}`, virtualMachineMACAddressName: mac })));

const withIp = (ipAddressName: string): Manifest => connected({ ...USERS, ipAddressName });

const addressOf = (network: string): Manifest => ({
  apiVersion: 'network.deckhouse.io/v1alpha1',
  kind: 'IPAddress',
  metadata: { name: 'users-7', namespace: 'shop' },
  spec: { networkRef: { kind: 'Network', name: network } },
});

export const ADDITIONAL_NETWORK_EXAMPLES: readonly RuleExample[] = [
  {
    rule: additionalNeedSdn,
    facts: () => ({ modules: { 'virtualization': '1.10.2', 'cni-cilium': '' } }),
    breaks: () => [connected(MAIN, USERS)],
    keeps: () => [connected(MAIN)],
  },
  {
    rule: networkExists,
    facts: () => ({ networks: ['shop/users'], clusterNetworks: ['storage'] }),
    breaks: () => [connected(MAIN, { ...USERS, type: 'ClusterNetwork' })],
    keeps: () => [connected(MAIN, USERS)],
  },
  { rule: ownMac, breaks: () => [withMacs('web-mac', 'web-mac')], keeps: () => [withMacs('web-mac', 'other-mac')] },
  { rule: ipAddressFits, breaks: () => [withIp('users-7'), addressOf('guests')], keeps: () => [withIp('users-7'), addressOf('users')] },
];
