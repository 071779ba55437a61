import { readFileSync } from 'fs';
import { IncomingMessage, ServerResponse } from 'http';
import { Server, createServer } from 'https';
import { AddressInfo } from 'net';
import { dirname, join } from 'path';

export const SUBRESOURCES = 'subresources.virtualization.deckhouse.io';

/** what DVP fills in if a machine does not say it */
const FRACTION = Buffer.from(JSON.stringify([{ op: 'add', path: '/spec/cpu/coreFraction', value: '100%' }])).toString('base64');

/** why an object is refused, `undefined` if it is not */
export interface Judge {
  (object: any): string | undefined;
}

/** the webhooks of Deckhouse and DVP, their API for subresources, and the address that takes uploads: HTTPS with the certificate of the API server */
export class Webhooks {
  public static start(kubeconfig: string, judge: Judge): Promise<Webhooks> {
    const webhooks = new Webhooks(join(dirname(kubeconfig), 'certificates'), judge);
    return new Promise(resolve => webhooks.server.listen(0, '127.0.0.1', () => resolve(webhooks)));
  }

  /** requests to DVP's webhook that still find nobody there */
  public early = 0;
  public isApiUp = false;
  /** what came with each upload, by the path of its address */
  public readonly uploads = new Map<string, Buffer>();
  /** the file that the API server shows, so that it trusts itself */
  public readonly caFile: string;
  private readonly server: Server;

  private constructor(directory: string, private readonly judge: Judge) {
    this.caFile = join(directory, 'apiserver.crt');
    this.server = createServer({ cert: readFileSync(this.caFile), key: readFileSync(join(directory, 'apiserver.key')) }, (asked, answer) => void this.answer(asked, answer).catch(() => asked.destroy()));
  }

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public get address(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  /** the configuration for a webhook of this server */
  public configuration(kind: 'Validating' | 'Mutating', name: string, path: string, group: string, resources: readonly string[]): object {
    return {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: `${kind}WebhookConfiguration`,
      metadata: { name },
      webhooks: [{
        name: `${name}.deckhouse.io`,
        clientConfig: { url: `${this.address}${path}`, caBundle: readFileSync(this.caFile).toString('base64') },
        rules: [{ apiGroups: [group], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources }],
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        timeoutSeconds: 5,
      }],
    };
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { url = '', socket } = asked;
    const parts: Buffer[] = [];
    for await (const part of asked) {
      parts.push(part as Buffer);
    }
    const body = Buffer.concat(parts);
    const json = (status: number, object: object) => answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(object));
    if (url.startsWith('/upload/')) {
      this.uploads.set(url, body);
      json(200, {});
    } else if (url.startsWith('/openapi')) {
      json(404, {});
    } else if (url.startsWith('/apis')) {
      const isList = url.startsWith(`/apis/${SUBRESOURCES}/v1alpha2`);
      json(!this.isApiUp ? 503 : isList ? 200 : 404, { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: `${SUBRESOURCES}/v1alpha2`, resources: [] });
    } else if (url.startsWith('/dvp') && this.early > 0) {
      this.early--;
      socket.destroy();
    } else {
      const { request: { uid, object } } = JSON.parse(body.toString('utf8'));
      const refused = url.startsWith('/deckhouse') ? this.judge(object) : undefined;
      const filled = url.startsWith('/fill') && object.spec.cpu.coreFraction === undefined ? { patchType: 'JSONPatch', patch: FRACTION } : {};
      const response = { uid, allowed: refused === undefined, ...refused === undefined ? filled : { status: { message: refused } } };
      json(200, { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response });
    }
  }
}
