import { createHash } from 'crypto';
import { createReadStream, readFileSync, statSync } from 'fs';
import * as http from 'http';
import * as https from 'https';
import { rootCertificates } from 'tls';
import type { Sent, Uploader } from '../apply/uploads';
import { failureText } from '../manifest/failure-text';

export interface UploadOptions {
  /** a file with the certificates that sign the address, in addition to those of Node */
  readonly ca?: string;
  /** whether any certificate is accepted */
  readonly isInsecure: boolean;
}

/** milliseconds without a byte after which an upload counts as broken */
const SILENCE = 120_000;

/** Sends files with a PUT request, as DVP takes them. */
export function fileUploader({ ca, isInsecure }: UploadOptions): Uploader {
  const tls = { ...ca === undefined ? {} : { ca: [...rootCertificates, readFileSync(ca, 'utf8')] }, ...isInsecure ? { rejectUnauthorized: false } : {} };
  return (file, address, progress, signal) => new Promise<Sent>((resolve, reject) => {
    const size = sizeOf(file);
    const url = new URL(address);
    const hash = createHash('sha256');
    let sent = 0;
    const stream = createReadStream(file);
    const fail = (error: unknown) => {
      stream.destroy();
      reject(new Error(reasonOf(error)));
    };
    const client = url.protocol === 'http:' ? http : https;
    const request = client.request(url, {
      ...tls, method: 'PUT', headers: { 'content-length': size, 'content-type': 'application/octet-stream' }, signal, timeout: SILENCE,
    }, response => {
      const text: Buffer[] = [];
      response.on('data', (part: Buffer) => text.push(part));
      response.on('error', fail);
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300 && sent === size) {
          resolve({ size, sha256: hash.digest('hex') });
          return;
        }
        fail(new Error(`the server returned ${status} ${Buffer.concat(text).toString('utf8').trim().slice(0, 200)}`.trim()));
      });
    });
    request.on('error', fail);
    request.on('timeout', () => request.destroy(new Error(`no byte went through for ${SILENCE / 1000} seconds`)));
    stream.on('data', part => {
      hash.update(part);
      sent += part.length;
      progress(sent, size);
    });
    stream.on('error', error => request.destroy(error));
    stream.pipe(request);
  });
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch (error) {
    throw new Error(failureText(error));
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(code)) {
    return `the certificate of the address is not trusted (${code}): name the file of its CA with --upload-ca, or accept any with --upload-insecure`;
  }
  return code === undefined ? message : failureText(error);
}
