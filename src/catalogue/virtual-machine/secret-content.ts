import { Manifest } from '../../manifest/manifest';
import { oneUserData, onlyUserData } from '../../rules/virtual-machine/secret-content';
import { RuleExample } from '../entry';

const secret = (fields: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'web-setup', namespace: 'shop' },
  type: 'provisioning.virtualization.deckhouse.io/cloud-init',
  ...fields,
});

const ENCODED = 'I2Nsb3VkLWNvbmZpZwo=';

export const SECRET_CONTENT_EXAMPLES: readonly RuleExample[] = [
  {
    rule: onlyUserData,
    breaks: () => [secret({ data: { userData: ENCODED, networkData: '' } })],
    keeps: () => [secret({ data: { userData: ENCODED } })],
  },
  {
    rule: oneUserData,
    breaks: () => [secret({ data: { userData: ENCODED, userdata: ENCODED } })],
    keeps: () => [secret({ data: { userdata: ENCODED } })],
  },
];
