import { Check, Diagnosis, ok, problem, warning } from './check';
import { ClusterState, appConfig, isModuleOn } from './cluster-state';
import { Cidr, contains, overlap, parseCidr, parseIpv4 } from '../../manifest/cidr';

const CIDRS = '/spec/settings/virtualMachineCIDRs';

/** addresses of machines, which must be of nothing else */
export const addresses: Check = {
  name: 'addresses',
  run: state => {
    const texts = rangesOf(state);
    if (texts !== undefined && texts.length > 0) {
      return compared(texts, state);
    }
    return texts === undefined || isModuleOn(state, 'virtualization') !== true ? []
      : [warning('the module has no ranges of addresses for machines', 'virtualMachineCIDRs in its settings, for example 10.66.10.0/24')];
  },
};

/** the ranges of the manifests, or else of the cluster; `undefined` if they are not known, or a rule reports those of the manifests */
function rangesOf(state: ClusterState): readonly string[] | undefined {
  const ofApp = appConfig(state, 'virtualization')?.value(CIDRS);
  if (ofApp === undefined) {
    return state.facts.virtualMachineCidrs;
  }
  const isReported = state.app?.findings.some(({ pointer }) => pointer.startsWith(CIDRS)) === true;
  return isReported || !Array.isArray(ofApp) ? undefined : ofApp.filter(text => typeof text === 'string');
}

function compared(texts: readonly string[], { facts: { podSubnetCidr, serviceSubnetCidr, nodeAddresses } }: ClusterState): Diagnosis[] {
  const ranges = texts.map(parseCidr).filter(range => range !== undefined);
  const taken = [['pods', podSubnetCidr], ['Services', serviceSubnetCidr]] as const;
  const found = ranges.flatMap(range => [
    ...taken.filter(([, text]) => overlaps(range, text)).map(([noun, text]) => conflict(range, `overlaps that of ${noun}, ${text}`)),
    ...(nodeAddresses ?? []).filter(address => contains(range, parseIpv4(address) ?? -1)).slice(0, 1).map(address => conflict(range, `has the address of a node, ${address}`)),
  ]);
  if (found.length > 0) {
    return found;
  }
  const others = [...taken.filter(([, text]) => text !== undefined).map(([noun]) => noun), ...nodeAddresses === undefined ? [] : ['nodes']];
  return others.length === 0 ? [] : [ok(`the ranges of machines, ${texts.join(', ')}, share no address with ${listed(others)}`)];
}

const overlaps = (range: Cidr, text: string | undefined): boolean => {
  const other = text === undefined ? undefined : parseCidr(text);
  return other !== undefined && overlap(range, other);
};

const conflict = ({ text }: Cidr, says: string): Diagnosis =>
  problem(`the range of machines ${text} ${says}: machines and they cannot reach each other`, 'another range in virtualMachineCIDRs; a range cannot be removed while a machine has an address of it');

const listed = (words: readonly string[]): string => words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
