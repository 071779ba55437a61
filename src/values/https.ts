import { guard } from './guard';
import type { VirtualizationSettings } from '../../imports/contract/wire';

type Wire = NonNullable<VirtualizationSettings['https']>;

/**
 * How the module serves the addresses that it shows to the outside, such as those for uploads. It replaces the choice that
 * the cluster makes for all modules, as a whole.
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
   * HTTPS with a certificate that cert-manager orders.
   *
   * @param clusterIssuerName name of the ClusterIssuer to order it from; left out, it is `letsencrypt`
   */
  public static certManager(clusterIssuerName?: string): Https {
    return new Https({ mode: 'CertManager', certManager: clusterIssuerName === undefined ? undefined : { clusterIssuerName } });
  }

  /**
   * Names the ClusterIssuer and leaves the mode to the platform, which takes cert-manager. `certManager` says the same with the mode written out.
   *
   * @param clusterIssuerName name of the ClusterIssuer to order the certificate from
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
   * Plain HTTP behind a balancer that speaks HTTPS to the outside: addresses are shown with `https://`.
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
