import { Checksum } from './checksum';
import { CallerError } from '../manifest/caller-error';

/**
 * Options of a download over HTTP.
 */
export interface HttpSourceOptions {
  /**
   * The checksum that the downloaded file must have.
   *
   * @default - the file is not checked
   */
  readonly checksum?: Checksum;

  /**
   * CA certificates for the server, in PEM format.
   *
   * @default - the certificates that the platform trusts
   */
  readonly caBundle?: string;
}

/**
 * Options of a pull from a container registry.
 */
export interface ContainerImageSourceOptions {
  /**
   * Name of the Secret with the credentials of the registry, of type `kubernetes.io/dockerconfigjson`.
   *
   * @default - no credentials
   */
  readonly pullSecretName?: string;

  /**
   * Namespace of that Secret: required for a ClusterVirtualImage, refused for other kinds.
   *
   * @default - the namespace of the image or disk
   */
  readonly pullSecretNamespace?: string;

  /**
   * CA certificates for the registry, in PEM format.
   *
   * @default - the certificates that the platform trusts
   */
  readonly caBundle?: string;
}

/**
 * Options of an upload by hand.
 */
export interface UploadSourceOptions {
  /**
   * The checksum that the uploaded file must have. Since DVP 1.11.
   *
   * @default - the file is not checked
   */
  readonly checksum?: Checksum;
}

/** the part of a data source that all kinds share */
export interface Download {
  readonly type: 'HTTP' | 'ContainerImage' | 'Upload';
  readonly http?: { url: string; checksum?: object; caBundle?: string };
  readonly containerImage?: { image: string; caBundle?: string };
  readonly upload?: { checksum?: object };
}

export function http(url: string, options: HttpSourceOptions): Download {
  return { type: 'HTTP', http: { url, checksum: options.checksum?._toKube(), caBundle: encoded(options.caBundle) } };
}

export function containerImage(image: string, options: ContainerImageSourceOptions): Download {
  return { type: 'ContainerImage', containerImage: { image, caBundle: encoded(options.caBundle) } };
}

export function upload(options: UploadSourceOptions): Download {
  return { type: 'Upload', upload: options.checksum && { checksum: options.checksum._toKube() } };
}

// the API needs base64, which users can neither read nor review
function encoded(pem: string | undefined): string | undefined {
  if (pem === undefined) {
    return undefined;
  }
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw new CallerError("'caBundle' must be PEM text with the line '-----BEGIN CERTIFICATE-----', got a string without it");
  }
  return Buffer.from(pem).toString('base64');
}
