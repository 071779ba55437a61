import { shown } from '../given';

/**
 * Transport protocol of a port.
 */
export enum PortProtocol {
  /** TCP. */
  TCP = 'TCP',

  /** UDP. */
  UDP = 'UDP',

  /** SCTP. */
  SCTP = 'SCTP',
}

/**
 * From where a Service can be reached.
 */
export enum ServiceType {
  /** From inside the cluster. */
  CLUSTER_IP = 'ClusterIP',

  /** Also on a port of every node. */
  NODE_PORT = 'NodePort',

  /** Also through a load balancer outside the cluster. */
  LOAD_BALANCER = 'LoadBalancer',
}

/**
 * A port of a Service.
 */
export interface ServicePort {
  /**
   * Port of the Service, from 1 to 65535.
   */
  readonly port: number;

  /**
   * Port of the machine, from 1 to 65535.
   *
   * @default - the port of the Service
   */
  readonly targetPort?: number;

  /**
   * Name of the port, a DNS label; needed where a Service has several ports.
   *
   * @default - a single port has no name
   */
  readonly name?: string;

  /**
   * Transport protocol.
   *
   * @default PortProtocol.TCP
   */
  readonly protocol?: PortProtocol;

  /**
   * Port of the nodes, out of the cluster's range for them (mostly 30000 to 32767).
   *
   * @default - the cluster takes a free one, where the Service has a type that needs it
   */
  readonly nodePort?: number;
}

/**
 * Options of a Service in front of a machine.
 */
export interface ExposeServiceOptions {
  /**
   * Ports of the Service, at least one.
   */
  readonly ports: ServicePort[];

  /**
   * From where the Service can be reached.
   *
   * @default ServiceType.CLUSTER_IP
   */
  readonly serviceType?: ServiceType;

  /**
   * Name of the Service, a DNS label.
   *
   * @default - the name of the machine and the id of the Service, joined with a dash
   */
  readonly name?: string;

  /**
   * Annotations of the Service, for example those that a load balancer reads.
   *
   * @default - no annotation
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * The spec of a Service in front of whatever carries the labels.
 *
 * @throws with the path of the machine and all that is wrong, where Kubernetes would refuse the Service
 */
export function serviceSpec(path: string, name: string, selector: { [key: string]: string }, options: ExposeServiceOptions) {
  const { ports, serviceType = ServiceType.CLUSTER_IP } = options;
  const wrong = [...wrongName(name), ...wrongPorts(ports, serviceType)];
  if (wrong.length > 0) {
    throw new Error(wrong.map(text => `[${path}] ${text}`).join('\n'));
  }
  return {
    type: serviceType,
    selector,
    ports: ports.map(port => ({ name: port.name, port: port.port, targetPort: target(port), protocol: protocolOf(port), nodePort: port.nodePort })),
  };
}

const target = ({ port, targetPort = port }: ServicePort) => targetPort;
const protocolOf = ({ protocol = PortProtocol.TCP }: ServicePort) => protocol;

// older releases of Kubernetes want a letter first, and a name that works everywhere costs nothing
function wrongName(name: string): string[] {
  return /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name) ? []
    : [`the name of a Service has up to 63 lower-case letters, digits and dashes and begins with a letter, got ${JSON.stringify(name)}: set 'name'`];
}

function wrongPorts(ports: ServicePort[], serviceType: ServiceType): string[] {
  if (ports.length === 0) {
    return ["a Service needs at least one port, got none: set 'ports', for example [{ port: 80 }]"];
  }
  const names = ports.map(({ name }) => name);
  const numbers = ports.map(port => `${port.port} ${protocolOf(port)}`);
  return ports.flatMap((port, i) => {
    const { name, nodePort } = port;
    return [
      ...[port.port, port.targetPort, nodePort].filter(number => number !== undefined && ( !Number.isInteger(number) || number < 1 || number > 65535))
        .map(number => `a port is a whole number from 1 to 65535, got ${shown(number)}`),
      ...name === undefined && ports.length > 1 ? [`a Service with several ports needs a name for each, port ${port.port} has none: set 'name'`] : [],
      ...name !== undefined && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)
        ? [`the name of a port has up to 63 lower-case letters, digits and dashes, got ${JSON.stringify(name)}: write for example http`] : [],
      ...name !== undefined && names.indexOf(name) !== i ? [`two ports have the name ${JSON.stringify(name)}: give each its own`] : [],
      ...numbers.indexOf(numbers[i]) !== i ? [`port ${numbers[i]} stands there twice: leave one out`] : [],
      ...nodePort !== undefined && serviceType === ServiceType.CLUSTER_IP
        ? ['a port of the nodes needs a Service that is reached through them, got ClusterIP: set \'serviceType\' to NODE_PORT, or leave \'nodePort\' out'] : [],
    ];
  });
}
