import { IConstruct } from 'constructs';
import { formatValue } from './describe';
import { Port } from './port';
import { LoadBalancerOptions, ServiceOptions, ServiceType } from './service';
import { CallerError } from '../manifest/caller-error';
import { parseCidr, parseIpv4 } from '../manifest/cidr';

// annotations for the platform's load balancer on bare metal
const ADDRESSES = 'network.deckhouse.io/load-balancer-ips';
const ADDRESS_COUNT = 'network.deckhouse.io/l2-load-balancer-external-ips-count';
const SHARED_KEY = 'network.deckhouse.io/load-balancer-shared-ip-key';

const OUTWARD = [ServiceType.NODE_PORT, ServiceType.LOAD_BALANCER];

type Selector = { [key: string]: string };

/**
 * The spec of a Service for all pods with the labels.
 *
 * @param service the construct of the Service
 * @throws one Error with the path of the Service and all mistakes that Kubernetes would reject
 */
export function serviceSpec(service: IConstruct, name: string, selector: Selector, options: ServiceOptions) {
  const { ports = [], loadBalancer, externalTrafficPolicy, publishNotReadyAddresses } = options;
  const serviceType = typeOf(options);
  const wrong: string[] = [];
  checkName(name, wrong);
  checkSelector(selector, wrong);
  checkPorts(ports, serviceType, wrong);
  checkType(options, wrong);
  if (loadBalancer !== undefined) {
    checkBalancer(loadBalancer, wrong);
  }
  if (wrong.length > 0) {
    throw new CallerError(wrong.map(text => `[${service.node.path}] ${text}`).join('\n'));
  }
  const headless = serviceType === ServiceType.HEADLESS;
  return {
    type: headless ? undefined : options.serviceType ?? (loadBalancer && ServiceType.LOAD_BALANCER),
    clusterIP: headless ? 'None' : undefined,
    loadBalancerClass: loadBalancer?.className,
    loadBalancerSourceRanges: loadBalancer?.sourceRanges && [...loadBalancer.sourceRanges],
    externalTrafficPolicy,
    publishNotReadyAddresses,
    selector: { ...selector },
    ports: ports.length === 0 ? undefined : ports.map(port => port._toKube()),
  };
}

/** the annotations for options without a field in the spec */
export function serviceAnnotations({ addresses = [], addressCount, sharedAddressKey }: LoadBalancerOptions): { [key: string]: string } {
  // without the number of addresses, the platform assigns only one of the given addresses
  const count = addressCount ?? (addresses.length > 1 ? addresses.length : undefined);
  return {
    ...addresses.length > 0 ? { [ADDRESSES]: addresses.join(',') } : {},
    ...count !== undefined ? { [ADDRESS_COUNT]: String(count) } : {},
    ...sharedAddressKey !== undefined ? { [SHARED_KEY]: sharedAddressKey } : {},
  };
}

const typeOf = ({ serviceType, loadBalancer }: ServiceOptions): ServiceType =>
  serviceType ?? (loadBalancer === undefined ? ServiceType.CLUSTER_IP : ServiceType.LOAD_BALANCER);
const againAt = <T>(list: readonly T[], i: number) => list.indexOf(list[i]) !== i;

// older releases of Kubernetes require a letter as the first character
function checkName(name: string, wrong: string[]): void {
  if (!/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    wrong.push(`the name of a Service must have up to 63 lower-case letters, digits and dashes, and start with a letter, got ${JSON.stringify(name)}: set 'name'`);
  }
}

function checkSelector(selector: Selector, wrong: string[]): void {
  if (Object.keys(selector).length === 0) {
    wrong.push("a Service needs its machines: set 'machines', for example [web], or 'selector', for example { app: 'nginx' }");
  }
}

function checkPorts(ports: readonly Port[], serviceType: ServiceType, wrong: string[]): void {
  if (ports.length === 0 && serviceType !== ServiceType.HEADLESS) {
    wrong.push("a Service needs at least one port: set 'ports', for example [Port.tcp(80)]");
  }
  ports.forEach((port, i) => {
    const { number, protocol, name, nodePort } = port;
    const isAgain = (same: (other: Port) => boolean): boolean => ports.findIndex(same) < i;
    wrong.push(...port._wrong);
    if (name === undefined && ports.length > 1) {
      wrong.push(`a Service with several ports needs a name for each port, port ${formatValue(number)} has no name: set 'name'`);
    }
    if (name !== undefined && isAgain(other => other.name === name)) {
      wrong.push(`two ports have the name ${JSON.stringify(name)}: give each its own`);
    }
    if (isAgain(other => other.protocol === protocol && other.number === number)) {
      wrong.push(`port ${formatValue(number)} ${protocol} is given twice: leave one out`);
    }
    if (nodePort === undefined) {
      return;
    }
    if (isAgain(other => other.protocol === protocol && other.nodePort === nodePort)) {
      wrong.push(`port ${formatValue(nodePort)} ${protocol} of the nodes is given twice: give each port its own`);
    }
    if (!OUTWARD.includes(serviceType)) {
      wrong.push(`'nodePort' needs a Service of type NodePort or LoadBalancer, got ${serviceType}: set 'serviceType' to NODE_PORT, or leave 'nodePort' out`);
    }
  });
}

function checkType(options: ServiceOptions, wrong: string[]): void {
  const { serviceType, loadBalancer, externalTrafficPolicy } = options;
  if (loadBalancer !== undefined && typeOf(options) !== ServiceType.LOAD_BALANCER) {
    wrong.push(`'loadBalancer' needs a Service of type LoadBalancer, got ${serviceType}: leave one of the two out`);
  }
  if (externalTrafficPolicy !== undefined && !OUTWARD.includes(typeOf(options))) {
    wrong.push(`'externalTrafficPolicy' needs a Service of type NodePort or LoadBalancer, got ${typeOf(options)}: set 'serviceType' to NODE_PORT or LOAD_BALANCER, or leave it out`);
  }
}

function checkBalancer({ addresses = [], addressCount, sharedAddressKey, className, sourceRanges = [] }: LoadBalancerOptions, wrong: string[]): void {
  addresses.filter(address => parseIpv4(address) === undefined)
    .forEach(address => wrong.push(`an address of a load balancer must be an IPv4 address, got ${formatValue(address)}: for example 192.168.2.100`));
  addresses.filter((_, i) => againAt(addresses, i)).forEach(address => wrong.push(`address ${address} is given twice: leave one out`));
  if (addressCount !== undefined && (!Number.isInteger(addressCount) || addressCount < 1)) {
    wrong.push(`'addressCount' must be a whole number from 1, got ${formatValue(addressCount)}`);
  } else if (addressCount !== undefined && addressCount < addresses.length) {
    wrong.push(`the Service would get ${addressCount} of the ${addresses.length} addresses: raise 'addressCount', or leave it out`);
  }
  if (sharedAddressKey === '') {
    wrong.push("'sharedAddressKey' must not be empty: write a word, or leave it out");
  }
  if (className === '') {
    wrong.push("'className' must not be empty: write the name of a load balancer class, or leave it out");
  }
  // Kubernetes also allows IPv6 here, and all IPv6 addresses have colons
  sourceRanges.filter(range => !range.includes(':') && parseCidr(range) === undefined)
    .forEach(range => wrong.push(`a range of clients must be a network as address/bits, got ${formatValue(range)}: for example 203.0.113.0/24`));
}
