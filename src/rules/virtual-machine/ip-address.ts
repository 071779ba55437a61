import { inMainNetwork } from './networks';
import { virtualization } from '../../catalogue/virtual-machine/module';
import { machine } from '../../catalogue/virtual-machine/objects';
import { otherClaimant } from '../../domain/claims';
import { virtualMachineCidrs } from '../../domain/cluster-lookups';
import { config } from '../../catalogue/module-config/objects';
import { Manifest, ManifestObject, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const VALIDATOR = 'images/virtualization-artifact/pkg/controller/vm/internal/validators/ipam_validator.go';
const ADDRESS = '/spec/virtualMachineIPAddressName';

const addressOf = ({ json }: ManifestObject): string | undefined => textAt(json, ADDRESS);

export const addressNeedsCidrs: Rule = {
  id: 'VM-57',
  severity: 'error',
  kinds: KINDS,
  says: "A machine has a reserved address only where the module has ranges of addresses, its 'virtualMachineCIDRs'.",
  why: 'The webhook refuses the name of an address while there is none to give.',
  source: VALIDATOR,
  breaks: () => [machine({ virtualMachineIPAddressName: 'web-address' }), config()],
  keeps: () => [machine({ virtualMachineIPAddressName: 'web-address' }), virtualization()],
  check: (object, world) => {
    const name = addressOf(object);
    return name === undefined || !inMainNetwork(object) || virtualMachineCidrs(world)?.length !== 0 ? [] : [{
      pointer: ADDRESS,
      wrong: 'the module has no range that machines could have addresses from',
      got: name,
      instead: "'virtualMachineCidrs' of VirtualizationModule, or no 'ipAddress'",
    }];
  },
};

export const addressNeedsMain: Rule = {
  id: 'VM-58',
  severity: 'error',
  kinds: KINDS,
  says: 'A machine with a reserved address is in the main network.',
  why: 'The address is one of the main network, and the webhook refuses it without.',
  source: VALIDATOR,
  breaks: () => [machine({ virtualMachineIPAddressName: 'web-address', networks: [{ type: 'Network', name: 'users' }] })],
  keeps: () => [machine({ virtualMachineIPAddressName: 'web-address', networks: [{ type: 'Main' }, { type: 'Network', name: 'users' }] })],
  check: object => {
    const name = addressOf(object);
    return name === undefined || inMainNetwork(object) ? [] : [{
      pointer: ADDRESS,
      wrong: 'the address is one of the main network, which the machine is not in',
      got: name,
      instead: "VmNetwork.MAIN as the first of 'networks', or no 'ipAddress'",
    }];
  },
};

export const namesakeAddress: Rule = {
  id: 'VM-59',
  severity: 'error',
  kinds: KINDS,
  says: 'A machine that has the name of a VirtualMachineIPAddress uses that address.',
  why: 'The webhook refuses a new machine where there is an address with its name that it does not ask for.',
  source: VALIDATOR,
  breaks: () => [machine(), address('web')],
  keeps: () => [machine(), address('web-address')],
  check: (object, world) => addressOf(object) !== undefined || world.referred(object, 'VirtualMachineIPAddress', object.name) === undefined ? [] : [{
    pointer: ADDRESS,
    wrong: `there is a VirtualMachineIPAddress with the name of the machine, ${object.name}, that it does not use`,
    got: undefined,
    instead: "set 'ipAddress' to it, or give one of the two another name",
  }],
};

const first = otherClaimant(object => [addressOf(object)].filter(name => name !== undefined));

export const ownAddress: Rule = {
  id: 'VM-60',
  severity: 'warning',
  kinds: KINDS,
  says: 'A reserved address belongs to one machine.',
  why: 'The machine that comes second is accepted, and waits until the first is gone.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/ipam.go',
  breaks: () => [withAddress('web', 'front'), withAddress('shop', 'front')],
  keeps: () => [withAddress('web', 'front'), withAddress('shop', 'back')],
  check: (object, world) => {
    const name = addressOf(object);
    const owner = name === undefined ? undefined : first(world, object, name);
    return owner === undefined ? [] : [{
      pointer: ADDRESS,
      wrong: `${owner.label} has this address already`,
      got: name,
      instead: 'an address of its own for each machine',
    }];
  },
};

const withAddress = (name: string, virtualMachineIPAddressName: string): Manifest =>
  machine({ virtualMachineIPAddressName, blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }] }, { name });

const address = (name: string): Manifest => ({
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'VirtualMachineIPAddress',
  metadata: { name, namespace: 'shop' },
  spec: { type: 'Auto' },
});
