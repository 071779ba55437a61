import { Check, Diagnosis, ok, problem, warning } from './check';
import { ClusterState, appConfig, isModuleOn } from './cluster-state';
import { Cidr, contains, overlap, parseCidr, parseIpv4 } from '../../manifest/cidr';

/** addresses of machines, which must be of nothing else */
export const addresses: Check = { name: 'addresses', run: state => isOfApp(state) ? [] : ofCluster(state) };

// of the ranges in manifests, the rules say the same
const isOfApp = (state: ClusterState): boolean => appConfig(state, 'virtualization')?.value('/spec/settings/virtualMachineCIDRs') !== undefined;

function ofCluster(state: ClusterState): Diagnosis[] {
  const { virtualMachineCidrs, podSubnetCidr, serviceSubnetCidr, nodeAddresses } = state.facts;
  if (virtualMachineCidrs === undefined || virtualMachineCidrs.length === 0) {
    return isModuleOn(state, 'virtualization') === true && virtualMachineCidrs !== undefined
      ? [warning('the module has no ranges of addresses for machines', 'virtualMachineCIDRs in its settings, for example 10.66.10.0/24')] : [];
  }
  const ranges = virtualMachineCidrs.map(parseCidr).filter(range => range !== undefined);
  const taken = [['pods', podSubnetCidr], ['Services', serviceSubnetCidr]] as const;
  const found = ranges.flatMap(range => [
    ...taken.filter(([, text]) => overlaps(range, text)).map(([noun, text]) => conflict(range, `overlaps that of ${noun}, ${text}`)),
    ...(nodeAddresses ?? []).filter(address => contains(range, parseIpv4(address) ?? -1)).slice(0, 1).map(address => conflict(range, `has the address of a node, ${address}`)),
  ]);
  if (found.length > 0) {
    return found;
  }
  const compared = [...taken.filter(([, text]) => text !== undefined).map(([noun]) => noun), ...nodeAddresses === undefined ? [] : ['nodes']];
  return compared.length === 0 ? [] : [ok(`the ranges of machines, ${virtualMachineCidrs.join(', ')}, share no address with ${listed(compared)}`)];
}

const overlaps = (range: Cidr, text: string | undefined): boolean => {
  const other = text === undefined ? undefined : parseCidr(text);
  return other !== undefined && overlap(range, other);
};

const conflict = ({ text }: Cidr, says: string): Diagnosis =>
  problem(`the range of machines ${text} ${says}: machines and they cannot reach each other`, 'another range in virtualMachineCIDRs; a range cannot be removed while a machine has an address of it');

const listed = (words: readonly string[]): string => words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
