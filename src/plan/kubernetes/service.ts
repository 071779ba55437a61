import { selectedMachines } from './connections';
import { firstOf, lostAndGained, textOfScalar, without } from './differences';
import { World } from '../../domain/world';
import { contains, parseCidr } from '../../manifest/cidr';
import { ManifestObject, itemsAt, listAt, textAt } from '../../manifest/manifest';
import { FieldTable, classifySpec } from '../impact/by-field';
import { Change, Classification, FieldImpact, lessAccess, live, moreAccess, refused, removed } from '../impact/classification';
import { equal } from '../impact/equal';
import type { KindSpec } from '../kind-spec';

const SPEC = '/spec';
const PORTS = `${SPEC}/ports`;

/** how far a Service reaches */
const REACH: Readonly<Record<string, number>> = { ExternalName: 0, ClusterIP: 1, NodePort: 2, LoadBalancer: 3 };
const LOST: Readonly<Record<string, string>> = {
  ClusterIP: 'the address of the Service is released',
  NodePort: 'the ports of the nodes are closed',
  LoadBalancer: 'the external address is released',
};
const GAINED: Readonly<Record<string, string>> = {
  ClusterIP: 'pods can connect to the Service by an address',
  NodePort: 'clients outside of the cluster can connect by the nodes',
  LoadBalancer: 'clients outside of the cluster can connect by an external address',
};

const typeOf = (object: ManifestObject): string => object.text(`${SPEC}/type`) ?? 'ClusterIP';

function classifyType({ before, after }: Change): Classification | undefined {
  const [old, now] = [typeOf(before), typeOf(after)];
  if (old === now) {
    return undefined;
  }
  const shrinks = (REACH[now] ?? 0) < (REACH[old] ?? 0);
  return shrinks ? lessAccess(LOST[old] ?? 'clients can no longer connect') : moreAccess(GAINED[now] ?? 'more clients can connect');
}

function classifyAddress({ before, after }: Change, old: unknown, now: unknown): Classification | undefined {
  if (typeOf(before) === 'ExternalName' || typeOf(after) === 'ExternalName') {
    return live('the address comes and goes with the type of the Service');
  }
  // the API server keeps the address of a Service that no longer names one
  if (now === undefined || now === '') {
    return live('the Service keeps its address');
  }
  const immutable = 'the address of a Service cannot be changed: create a Service with another name';
  return old === undefined || old === '' ? refused(immutable, `whether ${textOfScalar(now)} is its address already`) : refused(immutable);
}

interface Port { readonly key: string; readonly target: string; readonly nodePort: unknown }

interface PortJson { readonly port?: unknown; readonly protocol?: unknown; readonly targetPort?: unknown; readonly nodePort?: unknown }

const portsOf = ({ json }: ManifestObject): Port[] => itemsAt<PortJson>(json, PORTS)
  .map(({ port, protocol = 'TCP', targetPort, nodePort }) => ({ key: `${textOfScalar(protocol)} ${textOfScalar(port)}`, target: textOfScalar(targetPort ?? port), nodePort }));

function classifyPorts({ before, after }: Change): FieldImpact[] {
  const [old, now] = [portsOf(before), portsOf(after)];
  const [keys, keysNow] = [old, now].map(ports => ports.map(({ key }) => key));
  const kept = now.flatMap(port => {
    const same = old.find(({ key }) => key === port.key);
    return same === undefined ? [] : [{ same, port }];
  });
  const retargeted = kept.filter(({ same, port }) => same.target !== port.target).map(({ port }) => `${port.key} to port ${port.target}`);
  const renumbered = kept.filter(({ same, port }) => same.nodePort !== undefined && port.nodePort !== undefined && same.nodePort !== port.nodePort);
  return [
    ...lostAndGained(
      PORTS, without(keys, keysNow), without(keysNow, keys), ports => `clients of these ports are cut off: ${ports}`, ports => `clients can connect to these ports: ${ports}`,
    ),
    ...renumbered.length === 0 ? [] : [{
      pointer: PORTS, ...lessAccess(`clients of these ports of the nodes are cut off: ${firstOf(renumbered.map(({ same }) => textOfScalar(same.nodePort)))}`),
    }],
    ...retargeted.length === 0 ? [] : [{ pointer: PORTS, ...live(`new connections go to other ports of the machines: ${firstOf(retargeted)}`) }],
  ];
}

/** the machines that a Service sends connections to */
function targetsOf(service: ManifestObject, world: World): string[] {
  const selector = service.value(`${SPEC}/selector`) as Readonly<Record<string, string>> | undefined;
  return selector === undefined ? [] : [...selectedMachines(world, service.namespace, { matchLabels: selector }).keys()];
}

function classifySelector({ before, after, beforeWorld, afterWorld }: Change): FieldImpact[] {
  const pointer = `${SPEC}/selector`;
  const [old, now] = [targetsOf(before, beforeWorld), targetsOf(after, afterWorld)];
  const found = lostAndGained(
    pointer, without(old, now), without(now, old), machines => `the Service sends no more connections to ${machines}`, machines => `the Service sends connections to ${machines}`,
  );
  if (found.length > 0) {
    return found;
  }
  return [{
    pointer,
    ...old.length > 0 ? live('the Service sends connections to the same machines') : lessAccess('the Service sends connections to other pods: existing ones may be cut'),
  }];
}

/** a list of ranges that may connect; an empty one is every range */
function classifyRanges(_: Change, before: unknown, after: unknown): readonly FieldImpact[] {
  const [old, now] = [before, after].map(list => {
    const ranges = listAt<unknown>({ list }, '/list').map(textOfScalar);
    return ranges.length === 0 ? ['0.0.0.0/0', '::/0'] : ranges;
  });
  const outside = (ranges: readonly string[], others: readonly string[]) => ranges.filter(range => !others.some(other => isPart(range, other)));
  return lostAndGained(
    `${SPEC}/loadBalancerSourceRanges`, outside(old, now), outside(now, old),
    ranges => `clients of these ranges are cut off: ${ranges}`, ranges => `clients of these ranges can connect: ${ranges}`,
  );
}

function isPart(part: string, whole: string): boolean {
  const [inner, outer] = [part, whole].map(parseCidr);
  return part === whole || inner !== undefined && outer !== undefined && contains(outer, inner.first) && contains(outer, inner.last);
}

function classifyExternalIps(_: Change, before: unknown, after: unknown): readonly FieldImpact[] {
  const [old, now] = [before, after].map(list => listAt<unknown>({ list }, '/list').map(textOfScalar));
  return lostAndGained(
    `${SPEC}/externalIPs`, without(old, now), without(now, old), ips => `clients of these addresses are cut off: ${ips}`, ips => `clients can connect to these addresses: ${ips}`,
  );
}

function classifyFamilies(_: Change, before: unknown, after: unknown): Classification | undefined {
  const [[old], [now]] = [before, after].map(list => listAt<unknown>({ list }, '/list'));
  if (equal(old, now)) {
    return live('the Service gets or loses addresses of the second family');
  }
  return old === undefined || now === undefined ? live('the cluster chooses the family, and keeps that of an existing Service')
    : refused('the first family of addresses of a Service cannot be changed');
}

const FIELDS: FieldTable = {
  fields: {
    [`${SPEC}/type`]: classifyType,
    [`${SPEC}/clusterIP`]: classifyAddress,
    [`${SPEC}/clusterIPs`]: (change, old, now) => textAt({ list: old }, '/list/0') === textAt({ list: now }, '/list/0') ? undefined
      : classifyAddress(change, textAt({ list: old }, '/list/0'), textAt({ list: now }, '/list/0')),
    [PORTS]: classifyPorts,
    [`${SPEC}/selector`]: classifySelector,
    [`${SPEC}/loadBalancerSourceRanges`]: classifyRanges,
    [`${SPEC}/externalIPs`]: classifyExternalIps,
    [`${SPEC}/ipFamilies`]: classifyFamilies,
    [`${SPEC}/loadBalancerClass`]: ({ before, after }) => typeOf(before) !== 'LoadBalancer' || typeOf(after) !== 'LoadBalancer'
      ? live('the class comes and goes with the type of the Service') : refused('the class of a load balancer cannot be changed: create a Service with another name'),
    [`${SPEC}/loadBalancerIP`]: lessAccess('the external address changes: clients of the former one are cut off'),
    [`${SPEC}/externalName`]: lessAccess('the name leads to another host'),
  },
  otherFields: live('applies to new connections'),
};

export const SERVICE: KindSpec = {
  ...FIELDS,
  change: change => classifySpec(change, FIELDS),
  removal: removed('the Service is deleted: its clients are cut off'),
};
