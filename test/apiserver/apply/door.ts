import { Agent, IncomingMessage, Server, ServerResponse, createServer, request } from 'http';
import { AddressInfo } from 'net';

/** a request to the API server */
export interface Seen {
  readonly number: number;
  /** milliseconds since 1970 */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** whether it can change something: no dry run, and no question for rights */
  readonly isWrite: boolean;
  /** kind and name of an object that is written, and what is sent for it */
  readonly object?: string;
  readonly text?: string;
  /** status of the answer, missing if there was none */
  status?: number;
  /** what the door did to it */
  fault?: string;
}

/**
 * - `busy`: the server refuses, 503
 * - `dropped`: the connection ends before the server has the request
 * - `lost`: the server has the request, and its answer is lost
 * - `hanging`: no answer comes
 */
export type Fault = 'busy' | 'dropped' | 'lost' | 'hanging' | { readonly delay: number };

/** what stands between a client and the API server, and sees each request */
export class Door {
  public static open(target: string): Promise<Door> {
    const door = new Door(new URL(target));
    return new Promise(resolve => door.server.listen(0, '127.0.0.1', () => resolve(door)));
  }

  public readonly log: Seen[] = [];
  private readonly server: Server;
  private readonly agent = new Agent({ keepAlive: true, timeout: 10_000 });

  private constructor(private readonly target: URL) {
    // a client that was killed sends no body
    this.server = createServer((asked, answer) => void this.pass(asked, answer).catch(() => asked.destroy()));
  }

  /** decides what happens to a request */
  public fault: (seen: Seen) => Fault | undefined = () => undefined;
  /** before the server has a request, and after it has answered; `false` if the request ends there */
  public before: (seen: Seen) => boolean = () => true;
  public after: (seen: Seen) => boolean = () => true;

  public get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public get kubeconfig(): string {
    return JSON.stringify({
      'apiVersion': 'v1',
      'kind': 'Config',
      'clusters': [{ name: 'door', cluster: { server: this.address } }],
      'users': [{ name: 'door', user: {} }],
      'contexts': [{ name: 'door', context: { cluster: 'door', user: 'door' } }],
      'current-context': 'door',
    });
  }

  /** forgets all requests, and lets all pass */
  public reset(): void {
    this.log.length = 0;
    this.fault = () => undefined;
    this.before = this.after = () => true;
  }

  public close(): void {
    this.agent.destroy();
    this.server.closeAllConnections();
    this.server.close();
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of asked) {
      parts.push(part as Buffer);
    }
    const body = Buffer.concat(parts);
    const seen = seenOf(asked, body, this.log.length + 1);
    this.log.push(seen);
    const fault = this.fault(seen);
    if (fault !== undefined) {
      seen.fault = typeof fault === 'string' ? fault : `late by ${fault.delay} ms`;
    }
    if (fault === 'dropped' || !this.before(seen)) {
      asked.socket.destroy();
    } else if (fault === 'busy') {
      seen.status = 503;
      answer.writeHead(503, { 'content-type': 'application/json' }).end(JSON.stringify(BUSY));
    } else if (fault !== 'hanging') {
      setTimeout(() => this.send(asked, answer, body, seen), typeof fault === 'object' ? fault.delay : 0);
    }
  }

  private send(asked: IncomingMessage, answer: ServerResponse, body: Buffer, seen: Seen): void {
    const { hostname, port } = this.target;
    const { method, url: path, headers } = asked;
    const fail = () => asked.socket.destroy();
    const sent = request({ hostname, port, method, path, headers, agent: this.agent }, response => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', fail);
      response.on('end', () => {
        seen.status = response.statusCode;
        if (!this.after(seen) || seen.fault === 'lost') {
          fail();
          return;
        }
        answer.writeHead(response.statusCode!, response.headers);
        answer.end(Buffer.concat(parts));
      });
    });
    sent.on('error', fail);
    sent.end(body);
  }
}

const BUSY = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'ServiceUnavailable', message: 'the test lets nobody in', code: 503 };

const READS = ['GET', 'HEAD', 'OPTIONS'];

function seenOf({ method = '', url = '' }: IncomingMessage, body: Buffer, number: number): Seen {
  const isWrite = !READS.includes(method) && !url.includes('dryRun=All') && !url.includes('accessreviews');
  return { number, at: Date.now(), method, path: url, isWrite, ...isWrite ? { object: objectOf(url, body), text: body.toString('utf8') } : {} };
}

function objectOf(path: string, body: Buffer): string {
  const json = body.length === 0 ? undefined : JSON.parse(body.toString('utf8'));
  const name = json?.metadata?.name ?? path.split('?')[0].split('/').pop();
  const kind = json?.kind === undefined || json.kind === 'DeleteOptions' ? path.split('?')[0].split('/').slice(-2)[0] : json.kind;
  return [kind, [json?.metadata?.namespace, name].filter(part => part !== undefined).join('/')].join(' ');
}
