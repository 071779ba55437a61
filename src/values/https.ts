import { guard } from './guard';
import type { VirtualizationSettings } from '../../imports/contract/wire';

type Wire = NonNullable<VirtualizationSettings['https']>;

/**
 * How the module serves its public addresses, such as those for uploads. It replaces the whole setting that
 * the cluster has for all modules.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/configuration.html#parameters-https
 */
export class Https {
  static { guard(this, 'Https'); }

  /**
   * Plain HTTP.
   */
  public static disabled(): Https {
    return new Https({ mode: 'Disabled' });
  }

  /**
   * HTTPS with a certificate from cert-manager.
   *
   * @param clusterIssuerName name of the ClusterIssuer; `letsencrypt` if not set
   */
  public static certManager(clusterIssuerName?: string): Https {
    return new Https({ mode: 'CertManager', certManager: clusterIssuerName === undefined ? undefined : { clusterIssuerName } });
  }

  /**
   * Sets the ClusterIssuer only; the platform then uses cert-manager. `certManager` also sets the mode.
   *
   * @param clusterIssuerName name of the ClusterIssuer
   */
  public static clusterIssuer(clusterIssuerName: string): Https {
    return new Https({ certManager: { clusterIssuerName } });
  }

  /**
   * HTTPS with a certificate that is managed elsewhere.
   *
   * @param secretName name of a Secret of type `kubernetes.io/tls` in the namespace `d8-system`
   */
  public static customCertificate(secretName: string): Https {
    return new Https({ mode: 'CustomCertificate', customCertificate: { secretName } });
  }

  /**
   * Plain HTTP behind a load balancer that terminates HTTPS: public addresses have `https://`.
   */
  public static onlyInUri(): Https {
    return new Https({ mode: 'OnlyInURI' });
  }

  private constructor(private readonly wire: Wire) {}

  /**
   * @internal
   */
  public _toKube(): Wire {
    return { ...this.wire };
  }
}
