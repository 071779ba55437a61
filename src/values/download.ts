import { Checksum } from './checksum';

/**
 * Options of a download over HTTP.
 */
export interface HttpSourceOptions {
  /**
   * What the downloaded file must add up to.
   *
   * @default - whatever the server sends is taken
   */
  readonly checksum?: Checksum;

  /**
   * Certificates to trust the server by, as PEM text.
   *
   * @default - the certificates that the platform trusts anyway
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
   * @default - the registry is asked without credentials
   */
  readonly pullSecretName?: string;

  /**
   * Namespace of that Secret; only a ClusterVirtualImage takes it, and it needs it.
   *
   * @default - the namespace of the image or disk
   */
  readonly pullSecretNamespace?: string;

  /**
   * Certificates to trust the registry by, as PEM text.
   *
   * @default - the certificates that the platform trusts anyway
   */
  readonly caBundle?: string;
}

/**
 * Options of an upload by hand.
 */
export interface UploadSourceOptions {
  /**
   * What the uploaded file must add up to. Newer than DVP 1.10.
   *
   * @default - whatever is uploaded is taken
   */
  readonly checksum?: Checksum;
}

/** the part of a data source that every kind with a source shares */
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

// the API wants base64, which authors can neither read nor review
function encoded(pem: string | undefined): string | undefined {
  if (pem === undefined) {
    return undefined;
  }
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw new Error("'caBundle' must be PEM text with the line '-----BEGIN CERTIFICATE-----', got a string without it");
  }
  return Buffer.from(pem).toString('base64');
}
