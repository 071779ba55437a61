import { formatValue } from './describe';
import { guard } from './guard';

/**
 * Options of a port of a Service.
 */
export interface PortOptions {
  /**
   * Name of the port, a DNS label of up to 63 lower-case letters, digits and dashes; required if a Service has several ports.
   *
   * @default - no name
   */
  readonly name?: string;

  /**
   * Port of the machine, from 1 to 65535. Always a number, since the pod of a machine does not have named ports.
   *
   * @default - the port of the Service
   */
  readonly targetPort?: number;

  /**
   * Port of the nodes, from the node port range of the cluster (mostly 30000 to 32767).
   *
   * @default - a free port, if the type of the Service needs one
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
   */
  readonly nodePort?: number;
}

/**
 * A port of a Service.
 *
 * The Service reports its mistakes, together with its own.
 *
 * @see https://kubernetes.io/docs/reference/networking/service-protocols/
 *
 * @example
 *
 * new dvp.ExposedService(chart, 'dns', {
 *   selector: { app: 'dns' },
 *   ports: [dvp.Port.udp(53, { name: 'dns' }), dvp.Port.tcp(80, { name: 'http', targetPort: 8080 })],
 * });
 */
export class Port {
  static { guard(this, 'Port'); }

  /**
   * A TCP port.
   *
   * @param number port of the Service, a whole number from 1 to 65535
   */
  public static tcp(number: number, options: PortOptions = {}): Port {
    return new Port('TCP', number, options);
  }

  /**
   * A UDP port.
   *
   * @param number port of the Service, a whole number from 1 to 65535
   */
  public static udp(number: number, options: PortOptions = {}): Port {
    return new Port('UDP', number, options);
  }

  /**
   * An SCTP port. The network plugin of the cluster must support it.
   *
   * @param number port of the Service, a whole number from 1 to 65535
   */
  public static sctp(number: number, options: PortOptions = {}): Port {
    return new Port('SCTP', number, options);
  }

  /**
   * Port of the Service.
   */
  public readonly number: number;

  /**
   * Transport protocol: `TCP`, `UDP` or `SCTP`.
   */
  public readonly protocol: string;

  /**
   * Name of the port, if set.
   */
  public readonly name?: string;

  /**
   * Port of the machine, if set; otherwise it is the port of the Service.
   */
  public readonly targetPort?: number;

  /**
   * Port of the nodes, if set.
   */
  public readonly nodePort?: number;

  /**
   * The mistakes in this port. The Service reports them with its path.
   *
   * @internal
   */
  public readonly _wrong: readonly string[];

  private constructor(protocol: 'TCP' | 'UDP' | 'SCTP', number: number, options: PortOptions) {
    const { name, targetPort, nodePort } = options;
    this.number = number;
    this.protocol = protocol;
    this.name = name;
    this.targetPort = targetPort;
    this.nodePort = nodePort;
    this._wrong = isNumber(number) && isNumber(targetPort) && isNumber(nodePort) && isName(name) ? NONE
      : [...[number, targetPort, nodePort].filter(port => !isNumber(port)).map(wrongNumber), ...isName(name) ? [] : [wrongName(name)]];
  }

  /**
   * @internal
   */
  public _toKube() {
    const { name, number, targetPort = number, protocol, nodePort } = this;
    return { name, port: number, targetPort, protocol, nodePort };
  }
}

const NONE: readonly string[] = [];

const isNumber = (port: number | undefined): boolean => port === undefined || Number.isInteger(port) && port >= 1 && port <= 65535;
const isName = (name: string | undefined): boolean => name === undefined || /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name);
const wrongNumber = (port: number | undefined): string => `a port must be a whole number from 1 to 65535, got ${formatValue(port)}`;
const wrongName = (name: string | undefined): string =>
  `the name of a port must have up to 63 lower-case letters, digits and dashes, got ${JSON.stringify(name)}: for example http`;
