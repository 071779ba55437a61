import { virtualization } from './module';
import { MAIN, USERS, connected, machine, withOwnDisk } from './objects';
import { Manifest } from '../../manifest/manifest';
import { addressNeedsCidrs, addressNeedsMain, mainNeedsCidrs, mainTakesNoOptions, namesakeAddress, ownAddress } from '../../rules/virtual-machine/main-network';
import { ipAddress } from '../addresses/objects';
import { RuleExample } from '../entry';
import { config } from '../module-config/objects';

const reserved = (spec: object = {}): Manifest => machine({ virtualMachineIPAddressName: 'web-address', ...spec });
const withAddress = (name: string, virtualMachineIPAddressName: string): Manifest => withOwnDisk(name, { virtualMachineIPAddressName });
const address = (name: string): Manifest => ipAddress({ type: 'Auto' }, name);

export const MAIN_NETWORK_EXAMPLES: readonly RuleExample[] = [
  { rule: addressNeedsCidrs, breaks: () => [reserved(), config()], keeps: () => [reserved(), virtualization()] },
  { rule: addressNeedsMain, breaks: () => [reserved({ networks: [USERS] })], keeps: () => [reserved({ networks: [MAIN, USERS] })] },
  { rule: namesakeAddress, breaks: () => [machine(), address('web')], keeps: () => [machine(), address('web-address')] },
  {
    rule: ownAddress,
    breaks: () => [withAddress('web', 'front'), withAddress('shop', 'front')],
    keeps: () => [withAddress('web', 'front'), withAddress('shop', 'back')],
  },
  { rule: mainNeedsCidrs, breaks: () => [machine(), config()], keeps: () => [connected(USERS), config()] },
  {
    rule: mainTakesNoOptions,
    breaks: () => [connected({ ...MAIN, virtualMachineMACAddressName: 'web-mac' })],
    keeps: () => [connected(MAIN, { ...USERS, virtualMachineMACAddressName: 'web-mac' })],
  },
];
