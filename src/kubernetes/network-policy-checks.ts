import { isIPv6 } from 'net';
import type { PolicyPort } from './network-policy';
import { CallerError } from '../manifest/caller-error';
import { contains, parseCidr } from '../manifest/cidr';
import { formatValue } from '../values/describe';

const LAST_PORT = 65535;

/** refuses ports that the API server rejects; cdk8s-plus checks none */
export function checkPolicyPort(path: string, { port, endPort }: PolicyPort): void {
  if (typeof port === 'string') {
    refuseIf(/^\d*$/.test(port), path, `a port must be a number from 1 to ${LAST_PORT}, got the string ${formatValue(port)}: for example NetworkPolicyPort.tcp(5432)`);
  } else {
    refuseIf(port !== undefined && !isPort(port), path, `a port must be a number from 1 to ${LAST_PORT}, got ${port}: for example NetworkPolicyPort.tcp(5432)`);
  }
  if (endPort === undefined) {
    return;
  }
  refuseIf(!isPort(endPort), path, `the end of a range of ports must be a number from 1 to ${LAST_PORT}, got ${endPort}: for example NetworkPolicyPort.tcpRange(8000, 8100)`);
  refuseIf(typeof port !== 'number', path, `a range of ports needs its first port as a number, got only its end ${endPort}: for example NetworkPolicyPort.tcpRange(8000, 8100)`);
  refuseIf(endPort < (port as number), path, `a range of ports must not end before it starts, got ${port} to ${endPort}: for example NetworkPolicyPort.tcpRange(${endPort}, ${port})`);
}

/** refuses blocks of addresses that the API server rejects; cdk8s-plus checks only their letters */
export function checkIpBlock(path: string, { cidr, except = [] }: { readonly cidr: string; readonly except?: readonly string[] }): void {
  [cidr, ...except].forEach(text => refuseIf(!isBlock(text), path,
    `a block of addresses must be an address and bits, 0 to 32 for IPv4 or 0 to 128 for IPv6, got ${formatValue(text)}: for example 203.0.113.0/24`));
  const whole = parseCidr(plain(cidr));
  for (const text of except) {
    const part = parseCidr(plain(text));
    const isPart = whole === undefined || part === undefined
      ? whole === part
      : contains(whole, part.first) && contains(whole, part.last) && part.bits > whole.bits;
    refuseIf(!isPart, path, `an exception of a block of addresses must be a smaller part of it, got ${formatValue(text)} for ${formatValue(cidr)}: leave it out, or write a larger block`);
  }
}

const isPort = (port: unknown): boolean => Number.isInteger(port) && (port as number) >= 1 && (port as number) <= LAST_PORT;

// the API server ignores leading zeros
const plain = (cidr: string): string => cidr.replace(/(^|[./])0+(?=\d)/g, '$1');

function isBlock(cidr: string): boolean {
  const [, address, bits] = /^([^/%]+)\/(\d{1,3})$/.exec(cidr) ?? [];
  return parseCidr(plain(cidr)) !== undefined || address !== undefined && isIPv6(address) && Number(bits) <= 128;
}

function refuseIf(isWrong: boolean, path: string, message: string): void {
  if (isWrong) {
    throw new CallerError(`[${path}] ${message}`);
  }
}
