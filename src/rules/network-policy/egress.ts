import { installsPackages, namesPackageSource, userDataFrom } from '../../domain/guest-setup';
import { Labels, selects } from '../../domain/labels';
import { networksOf } from '../../domain/machine-networks';
import { perObject } from '../../domain/memo';
import {
  EgressRule, Policy, PolicyGroup, closesEgress, egressRulesOf, hasCiliumPolicies, hasPolicies, inOrder, opens, policyGroupsOf,
  possiblePolicyGroupsOf, selectorAt,
} from '../../domain/network-policies';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject, textAt, valueAt } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** NetworkPolicies that block connections of machines to others; the ids are ours */
export const egress = new Topic({
  severity: 'warning', kinds: dvp('VirtualMachine'), needsKinds: ['networking.k8s.io/NetworkPolicy'], source: 'docs/USER_GUIDE.md',
});

const DNS_RULE = 'to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }], '
  + 'ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }, { protocol: UDP, port: 5353 }, { protocol: TCP, port: 5353 }]';
const MIRROR_RULE = 'to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ protocol: TCP, port: 80 }, { protocol: TCP, port: 443 }]';

export const dnsIsOpen = egress.rule({
  id: 'NET-02',
  says: 'A machine whose connections to others are limited by NetworkPolicies can connect to DNS.',
  why: 'A policy blocks all connections that no policy of the machine lists: its guest cannot resolve any name, also not that of a Service it may connect to.',
  check: (object, world) => {
    const closed = closedEgress(object, world);
    // a machine that may connect to nobody is isolated on purpose
    if (closed === undefined || !closed.opens('something') || closed.opens('dnsOverUdp')) {
      return undefined;
    }
    const half = closed.opens('dnsOverTcp') ? ' over UDP' : '';
    return {
      pointer: '',
      wrong: `${closed.by()} lets the machine connect only to what it lists, and not to DNS${half}: its guest cannot resolve names`,
      got: NOT_SHOWN,
      instead: {
        yaml: `this rule in 'egress': ${DNS_RULE}`,
        code: `connections.allowTo of the machine, which also opens DNS, or this rule: ${DNS_RULE}`,
      },
    };
  },
});

export const mirrorIsOpen = egress.rule({
  id: 'NET-03',
  says: 'A machine whose cloud-init installs packages can connect to their source.',
  why: 'NetworkPolicies block the download at the first start, and cloud-init does not try again: the packages are missing.',
  check: (object, world) => {
    const closed = closedEgress(object, world);
    const userData = closed === undefined ? undefined : userDataFrom(object, world);
    if (closed === undefined || userData === undefined || !installsPackages(userData)) {
      return undefined;
    }
    if (closed.opens(namesPackageSource(userData) ? 'namedMirror' : 'mirror')) {
      return undefined;
    }
    return {
      pointer: '/spec/provisioning',
      wrong: `cloud-init installs packages, and ${closed.by()} does not let the machine connect to their source`,
      got: NOT_SHOWN,
      instead: {
        yaml: `this rule in 'egress': ${MIRROR_RULE}, or the address of your mirror; or an image that has the packages`,
        code: "connections.allowTo(NetworkPolicyIpBlock.anyIpv4(chart, 'mirror'), { ports: [NetworkPolicyPort.tcp(80), NetworkPolicyPort.tcp(443)] }), "
          + 'or the address of your mirror; or an image that has the packages',
      },
    };
  },
});

interface ClosedEgress {
  /** the policies that block all else, for a message */
  by(): string;
  /** whether any policy of the machine opens something */
  opens(what: keyof Opened): boolean;
}

/** whether policies let a machine connect */
interface Opened {
  readonly something: boolean;
  readonly dnsOverUdp: boolean;
  readonly dnsOverTcp: boolean;
  /** a source of packages anywhere */
  readonly mirror: boolean;
  /** a source of packages that the guest names, which may be in the cluster and on any port */
  readonly namedMirror: boolean;
}

const closingOf = perObject(({ policies }: PolicyGroup): readonly Policy[] => policies.filter(({ object }) => closesEgress(object)));

const openedBy = perObject((group: PolicyGroup, world): Opened => {
  const rules = closingOf(group, world).flatMap(({ object }) => egressRulesOf(object));
  return {
    something: rules.length > 0,
    dnsOverUdp: rules.some(rule => opensDns(rule, 'UDP')),
    dnsOverTcp: rules.some(rule => opensDns(rule, 'TCP')),
    mirror: rules.some(rule => opensMirror(rule, false)),
    namedMirror: rules.some(rule => opensMirror(rule, true)),
  };
});

/** the connections that a machine may make; `undefined` if it may make all, or if it is not known */
function closedEgress(machine: ManifestObject, world: World): ClosedEgress | undefined {
  // policies have no effect in additional networks
  if (!hasPolicies(world) || networksOf(machine).some(({ type }) => type !== 'Main')) {
    return undefined;
  }
  const closing = policyGroupsOf(machine, world).map(group => closingOf(group, world)).filter(({ length }) => length > 0);
  if (closing.length === 0 || hasCiliumPolicies(machine.namespace, world)) {
    return undefined;
  }
  const all = possiblePolicyGroupsOf(machine, world);
  return { by: () => namesOf(closing), opens: what => all.some(group => openedBy(group, world)[what]) };
}

function namesOf(closing: readonly (readonly Policy[])[]): string {
  const count = closing.reduce((sum, { length }) => sum + length, 0);
  const first = inOrder(closing.flatMap(policies => policies.slice(0, 3)));
  const names = first.map(({ object: { label } }, i) => i === 0 ? label : label.replace(/^NetworkPolicy /, ''));
  return count > 3 ? `${names.slice(0, 2).join(', ')} and ${count - 2} others` : names.join(' and ');
}

// the DNS of the platform: kube-dns listens on 5353 behind its Service, node-local-dns on 53
const DNS_PORTS = [53, 5353];
const DNS_PODS: readonly Labels[] = [{ 'k8s-app': 'kube-dns' }, { 'app': 'node-local-dns', 'k8s-app': 'node-local-dns' }];

function opensDns(rule: EgressRule, protocol: 'TCP' | 'UDP'): boolean {
  const open = DNS_PORTS.map(port => opens(rule, protocol, port));
  // a rule for this port alone is meant for DNS, wherever that is
  return open.includes('alone') || open.includes('among others') && (rule.peers.length === 0 || rule.peers.some(peer => mayBeDns(peer, rule.namespace)));
}

function mayBeDns(peer: object, own: string | undefined): boolean {
  if (valueAt(peer, '/ipBlock') !== undefined) {
    return isWide(textAt(peer, '/ipBlock/cidr') ?? '');
  }
  const namespaces = valueAt(peer, '/namespaceSelector');
  // the namespace may have further labels, for example name: kube-system
  const isThere = namespaces === undefined ? own === 'kube-system'
    : /kube-system/.test(JSON.stringify(namespaces)) || selects(selectorAt(peer, '/namespaceSelector'), { 'kubernetes.io/metadata.name': 'kube-system' });
  const pods = selectorAt(peer, '/podSelector');
  return /dns/i.test(JSON.stringify(pods)) || isThere && DNS_PODS.some(labels => selects(pods, labels));
}

/** whether a range is so wide that the DNS of a company may be in it */
function isWide(cidr: string): boolean {
  const bits = Number(cidr.split('/')[1]);
  return bits <= (cidr.includes(':') ? 48 : 16);
}

/**
 * @param isElsewhere whether the guest names its source of packages, which may then be in the cluster and on any port
 */
function opensMirror(rule: EgressRule, isElsewhere: boolean): boolean {
  const isAddress = rule.peers.length === 0 || rule.peers.some(peer => valueAt(peer, '/ipBlock') !== undefined);
  if (isElsewhere) {
    return rule.ports.length === 0 || rule.ports.some(({ port }) => !DNS_PORTS.includes(port as number));
  }
  return isAddress && [80, 443].some(port => opens(rule, 'TCP', port) !== undefined);
}
