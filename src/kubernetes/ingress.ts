import type { Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { CallerError } from '../manifest/caller-error';
import { parseIpv4 } from '../manifest/cidr';
import { ResourceProps } from '../resource/resource';
import type { HttpIngressPathType, Ingress } from '../values/cdk8s-plus';
import { formatValue } from '../values/describe';

// loaded late, because few apps need cdk8s-plus
const loadPlus = () => require('cdk8s-plus-28') as typeof import('cdk8s-plus-28');

/**
 * Options of an Ingress for machines. By default, its name is the name of the Service or machine, a dash and the given id.
 */
export interface ExposeIngressOptions extends ResourceProps {
  /**
   * Host of the requests, for example `shop.example.com`; a leading `*.` matches any one label of a host name.
   */
  readonly host: string;

  /**
   * Path of the requests, with a leading slash.
   *
   * @default - '/', the beginning of every path
   */
  readonly path?: string;

  /**
   * How the path of a request is compared with `path`.
   *
   * @default HttpIngressPathType.PREFIX
   */
  readonly pathType?: HttpIngressPathType;

  /**
   * Target port: of the Service, or of the machine.
   *
   * @default - the only port of the Service, or port 80 of the machine
   */
  readonly port?: number;

  /**
   * Name of a Secret with the certificate of the host, in the namespace of the Ingress. A Certificate of cert-manager can fill it.
   *
   * @default - the host has no certificate of its own
   */
  readonly tlsSecretName?: string;

  /**
   * Name of the IngressClass, if the cluster has several controllers.
   *
   * @default - the default class of the cluster
   */
  readonly className?: string;
}

/** an Ingress, and its target: a port of a Service */
interface IngressProps extends ExposeIngressOptions {
  readonly namespace?: string;
  readonly serviceName: string;
  readonly port: number;
}

/**
 * Creates an Ingress of cdk8s-plus with a rule for one host. The first call loads cdk8s-plus.
 *
 * @throws if the host or the path is invalid
 */
export function makeIngress(scope: Construct, id: string, props: IngressProps): Ingress {
  const { name, namespace, labels, annotations, serviceName, port, host, path = '/', pathType, tlsSecretName, className } = props;
  const wrong = [...wrongHost(host), ...wrongPath(path)];
  if (wrong.length > 0) {
    throw new CallerError(wrong.map(text => `[${scope.node.path}] ${text}`).join('\n'));
  }
  const kplus = loadPlus();
  const ingress = new kplus.Ingress(scope, id, { metadata: { name, namespace, labels, annotations }, className });
  // a backend reads only the name and the ports of its Service
  const service = { name: serviceName, ports: [{ port }] } as unknown as Service;
  ingress.addHostRule(host, path, kplus.IngressBackend.fromService(service), pathType);
  if (tlsSecretName !== undefined) {
    ingress.addTls([{ hosts: [host], secret: kplus.Secret.fromSecretName(ingress, 'Tls', tlsSecretName) }]);
  }
  return ingress;
}

const HOST = /^(\*\.)?[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;

function wrongHost(host: string): string[] {
  return host.length <= 253 && HOST.test(host) && parseIpv4(host) === undefined ? []
    : [`'host' must be a DNS name in lower case, without scheme, port and path, got ${formatValue(host)}: for example shop.example.com`];
}

function wrongPath(path: string): string[] {
  return path.startsWith('/') ? [] : [`'path' must start with a slash, got ${formatValue(path)}: for example /shop`];
}
