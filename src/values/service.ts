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
 * @throws with the path of the machine, if the ports make no Service
 */
export function serviceSpec(path: string, selector: { [key: string]: string }, options: ExposeServiceOptions) {
  const { ports, serviceType = ServiceType.CLUSTER_IP } = options;
  if (ports.length === 0) {
    throw new Error(`[${path}] a Service needs at least one port, got none: set 'ports', for example [{ port: 80 }]`);
  }
  for (const { port, targetPort = port, name } of ports) {
    for (const number of [port, targetPort]) {
      if (!Number.isInteger(number) || number < 1 || number > 65535) {
        throw new Error(`[${path}] a port is a whole number from 1 to 65535, got ${number}`);
      }
    }
    if (name === undefined && ports.length > 1) {
      throw new Error(`[${path}] a Service with several ports needs a name for each, port ${port} has none: set 'name'`);
    }
  }
  return {
    type: serviceType,
    selector,
    ports: ports.map(({ port, targetPort = port, name, protocol = PortProtocol.TCP, nodePort }) => ({ name, port, targetPort, protocol, nodePort })),
  };
}
