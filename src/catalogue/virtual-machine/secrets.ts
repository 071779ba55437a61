import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { cloudInitKeys, secretFitsType, secretType, sysprepKeys } from '../../rules/virtual-machine/secrets';
import { RuleExample } from '../entry';

const SYSPREP = 'provisioning.virtualization.deckhouse.io/sysprep';

const cloudInitMachine = (): Manifest => machine({ provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'web-setup' } } });
const sysprepMachine = (): Manifest => machine({ osType: 'Windows', provisioning: { type: 'SysprepRef', sysprepRef: { kind: 'Secret', name: 'web-setup' } } });

const secret = (fields: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'web-setup', namespace: 'shop' },
  type: 'provisioning.virtualization.deckhouse.io/cloud-init',
  stringData: { userData: '#cloud-config\n' },
  ...fields,
});

export const SECRET_EXAMPLES: readonly RuleExample[] = [
  { rule: secretType, breaks: () => [cloudInitMachine(), secret({ type: 'Opaque' })], keeps: () => [cloudInitMachine(), secret()] },
  {
    rule: cloudInitKeys,
    breaks: () => [cloudInitMachine(), secret({ stringData: { 'user-data': '#cloud-config\n' } })],
    keeps: () => [cloudInitMachine(), secret({ stringData: undefined, data: { userdata: 'I2Nsb3VkLWNvbmZpZwo=' } })],
  },
  {
    rule: sysprepKeys,
    breaks: () => [sysprepMachine(), secret({ type: SYSPREP, stringData: { 'Autounattend.xml': '<unattend/>' } })],
    keeps: () => [sysprepMachine(), secret({ type: SYSPREP, stringData: { 'unattend.xml': '<unattend/>' } })],
  },
  { rule: secretFitsType, breaks: () => [cloudInitMachine(), secret({ type: SYSPREP })], keeps: () => [cloudInitMachine(), secret()] },
];
