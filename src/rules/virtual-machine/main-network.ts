import { otherClaimant } from '../../domain/claims';
import { virtualMachineCidrs } from '../../domain/cluster-lookups';
import { isOfCluster } from '../../domain/history';
import { NETWORKS, inMainNetwork, networksOf } from '../../domain/machine-networks';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

const MACHINE = 'images/virtualization-artifact/pkg/controller/vm/internal';

/** the main network of a machine and its address there */
export const mainNetwork = new Topic({ kinds: dvp('VirtualMachine'), source: `${MACHINE}/validators/ipam_validator.go` });

const ADDRESS = '/spec/virtualMachineIPAddressName';

export const addressNeedsCidrs = mainNetwork.rule({
  id: 'VM-57',
  fields: ['/spec/virtualMachineIPAddressName'],
  severity: 'error',
  says: "A machine has a reserved address only if the module has ranges of addresses, its 'virtualMachineCIDRs'.",
  why: 'The webhook rejects the name of an address as long as there are no ranges.',
  check: (object, world) => addressOf(object) === undefined || !inMainNetwork(object) || !isWithoutRanges(world) ? undefined : {
    pointer: ADDRESS,
    wrong: 'the module has no ranges for the addresses of machines',
    instead: {
      yaml: "'virtualMachineCIDRs' of the ModuleConfig virtualization, or no 'virtualMachineIPAddressName'",
      code: "'virtualMachineCidrs' of VirtualizationModule, or no 'ipAddress'",
    },
  },
});

export const addressNeedsMain = mainNetwork.rule({
  id: 'VM-58',
  fields: ['/spec/virtualMachineIPAddressName'],
  severity: 'error',
  says: 'A machine with a reserved address is in the main network.',
  why: 'The address belongs to the main network, and the webhook rejects the machine without it.',
  check: object => addressOf(object) === undefined || inMainNetwork(object) ? undefined : {
    pointer: ADDRESS,
    wrong: 'the address belongs to the main network, and the machine is not in it',
    instead: {
      yaml: "'type: Main' as the first of 'networks', or no 'virtualMachineIPAddressName'",
      code: "VmNetwork.MAIN as the first of 'networks', or no 'ipAddress'",
    },
  },
});

export const namesakeAddress = mainNetwork.rule({
  id: 'VM-59',
  needsKinds: dvp('VirtualMachineIPAddress'),
  severity: 'error',
  says: 'A machine with the name of a VirtualMachineIPAddress uses that address.',
  why: 'The webhook rejects a new machine if an address has its name and the machine does not use it.',
  check: (object, world) => {
    if (addressOf(object) !== undefined || isOfCluster(object) || world.referred(object, 'VirtualMachineIPAddress', object.name) === undefined) {
      return undefined;
    }
    return {
      pointer: ADDRESS,
      wrong: `VirtualMachineIPAddress ${object.name} has the name of the machine, and the machine does not use it`,
      instead: { yaml: `${object.name}, or another name for one of the two`, code: "the address as 'ipAddress', or another name for one of the two" },
    };
  },
});

export const ownAddress = mainNetwork.rule({
  id: 'VM-60',
  fields: ['/spec/virtualMachineIPAddressName'],
  severity: 'warning',
  says: 'A reserved address belongs to one machine.',
  why: 'The second machine is accepted, and stays Pending until the first is deleted.',
  source: `${MACHINE}/ipam.go`,
  check: (object, world) => {
    const name = addressOf(object);
    const owner = name === undefined ? undefined : otherOwner(world, object, name);
    return owner === undefined ? undefined : { pointer: ADDRESS, wrong: `${owner.label} already has this address`, instead: 'one address for each machine' };
  },
});

export const mainNeedsCidrs = mainNetwork.rule({
  id: 'VM-67',
  reads: [NETWORKS, ADDRESS],
  severity: 'error',
  says: "A machine is in the main network only if the module has ranges of addresses, its 'virtualMachineCIDRs'.",
  why: 'The webhook rejects the main network as long as there are no ranges. A machine without networks is in the main network, too.',
  source: `${MACHINE}/validators/networks_validator.go`,
  check: (object, world) => {
    // VM-57 reports a machine with a reserved address
    if (object.value(ADDRESS) !== undefined || !inMainNetwork(object) || !isWithoutRanges(world)) {
      return undefined;
    }
    const position = networksOf(object).findIndex(({ type }) => type === 'Main');
    const reason = position < 0 ? 'a machine without networks is in the main network, and ' : '';
    return {
      pointer: position < 0 ? NETWORKS : `${NETWORKS}/${position}`,
      wrong: `${reason}the module has no ranges for addresses in the main network`,
      got: NOT_SHOWN,
      instead: {
        yaml: "'virtualMachineCIDRs' of the ModuleConfig virtualization, or 'networks' without 'type: Main'",
        code: "'virtualMachineCidrs' of VirtualizationModule, or 'networks' without VmNetwork.MAIN",
      },
    };
  },
});

export const mainTakesNoOptions = mainNetwork.rule({
  id: 'VM-71',
  reads: [NETWORKS],
  fields: ['/spec/networks'],
  severity: 'warning',
  says: 'The main network has neither a reserved MAC address nor the name of an IPAddress.',
  why: 'DVP reads these two for other networks only, and silently ignores them here.',
  source: 'images/virtualization-artifact/pkg/common/network/spec.go',
  check: object => networksOf(object).flatMap((network, i) => (['virtualMachineMACAddressName', 'ipAddressName'] as const)
    .filter(field => network.type === 'Main' && network[field] !== undefined)
    .map(field => ({
      pointer: `${NETWORKS}/${i}/${field}`,
      wrong: 'DVP ignores this field in the main network',
      instead: field === 'virtualMachineMACAddressName' ? `no '${field}'` : "'virtualMachineIPAddressName' of the machine, with a VirtualMachineIPAddress",
    }))),
});

const addressOf = (machine: ManifestObject): string | undefined => machine.text(ADDRESS);

const isWithoutRanges = (world: World): boolean => virtualMachineCidrs(world)?.length === 0;

const otherOwner = otherClaimant(machine => [addressOf(machine)].filter(name => name !== undefined));
