import { CallerError } from '../manifest/caller-error';
import { contains, parseCidr, parseIpv4 } from '../manifest/cidr';
import { formatValue } from '../values/describe';

const GREATEST_VLAN = 4094;

const isVlan = (id: number): boolean => Number.isInteger(id) && id >= 1 && id <= GREATEST_VLAN;

/** a line for a number that is not that of a VLAN */
export const vlanErrors = (property: string, id: number | undefined): string[] => id === undefined || isVlan(id) ? []
  : [`'${property}' must be a whole number from 1 to ${GREATEST_VLAN}, got ${formatValue(id)}`];

/** a line for each text that is not a number of a VLAN or a range of them, and for an empty list */
export function vlanRangeErrors(property: string, ranges: readonly string[]): string[] {
  const fits = (text: string) => {
    const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(text) ?? [];
    return isVlan(Number(first)) && isVlan(Number(last)) && Number(first) <= Number(last);
  };
  return ranges.length === 0 ? [`'${property}' must not be empty: for example ['600-800']`]
    : ranges.flatMap((text, i) => fits(text) ? []
      : [`'${property}[${i}]' must be a number of a VLAN or a range of them, from 1 to ${GREATEST_VLAN}, got ${formatValue(text)}: for example 600-800`]);
}

/** a line for labels that every interface of a node has, also the one for the traffic of the node itself */
export const labelErrors = (labels: { readonly [key: string]: string }): string[] => Object.keys(labels).length > 0 ? []
  : ["'interfaceLabels' must not be empty, since that fits every interface of every node: for example { 'nic-group': 'extra' }"];

/** a line for each part of a pool that is not right */
export function poolErrors(at: string, { network, ranges = [], routes = [] }: Pool): string[] {
  const cidr = parseCidr(network);
  if (cidr === undefined || cidr.address !== cidr.first) {
    return [`'${at}.network' must be an IPv4 network as address/bits that begins with its first address, got ${formatValue(network)}: for example 192.168.200.0/24`];
  }
  const isInside = (text: string) => {
    const [first, last = first, ...more] = text.split('-').map(part => parseIpv4(part.trim()));
    return more.length === 0 && first !== undefined && last !== undefined && first <= last && contains(cidr, first) && contains(cidr, last);
  };
  return [
    ...ranges.flatMap((text, i) => isInside(text) ? []
      : [`'${at}.ranges[${i}]' must be two addresses of ${network}, the lower one first, got ${formatValue(text)}: for example 192.168.200.10-192.168.200.99`]),
    ...routes.flatMap(({ destination, via }, i) => [
      ...parseCidr(destination) !== undefined ? []
        : [`'${at}.routes[${i}].destination' must be an IPv4 network, got ${formatValue(destination)}: for example 10.10.0.0/16`],
      ...parseIpv4(via) !== undefined ? [] : [`'${at}.routes[${i}].via' must be an IPv4 address, got ${formatValue(via)}: for example 192.168.200.1`],
    ]),
  ];
}

interface Pool {
  readonly network: string;
  readonly ranges?: readonly string[];
  readonly routes?: readonly { readonly destination: string; readonly via: string }[];
}

/** throws if there are errors */
export function throwErrors(path: string, errors: readonly string[]): void {
  if (errors.length > 0) {
    throw new CallerError(errors.map(text => `[${path}] ${text}`).join('\n'));
  }
}
