import { ChildProcess, spawn, spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { Agent, request } from 'http';
import { tmpdir } from 'os';
import { join } from 'path';
import { createInterface } from 'readline';
import { crds } from './crds';
import { Crd } from '../contract';
import { Programs, build } from './programs';

export interface Answer {
  readonly status: number;
  readonly body: any;
}

/** an API server that is up, with the CRDs in it */
export interface Cluster {
  readonly kubeconfig: string;
  /** where it answers plain HTTP, as the user of the kubeconfig */
  readonly address: string;
  /** runs kubectl against it */
  kubectl(args: readonly string[], input?: string): { status: number; stdout: string; stderr: string };
  /** one request, as JSON; a string is sent as it is */
  send(method: string, path: string, body?: unknown, contentType?: string): Promise<Answer>;
  stop(): Promise<void>;
}

/**
 * Starts a server of our own, or with `DVP_SERVER=existing` goes to the cluster of KUBECONFIG, and installs CRDs: those of DVP, if not said otherwise.
 *
 * KUBECONFIG alone does not lead there: many a shell has one that points at a cluster which is in use.
 */
export async function startCluster(installed: readonly Crd[] = crds()): Promise<Cluster> {
  const programs = build();
  const own = process.env.DVP_SERVER === 'existing' ? undefined : await startServer(programs);
  const kubeconfig = own?.kubeconfig ?? process.env.KUBECONFIG;
  if (kubeconfig === undefined) {
    throw new Error('DVP_SERVER=existing needs KUBECONFIG, which says where that cluster is');
  }
  const kubectl: Cluster['kubectl'] = (args, input) => {
    const { status, stdout, stderr } = spawnSync(programs.kubectl, args, {
      encoding: 'utf8', input, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, KUBECONFIG: kubeconfig },
    });
    return { status: status ?? 1, stdout, stderr };
  };
  try {
    const proxy = await startProxy(programs, kubeconfig);
    const stop = async () => {
      proxy.agent.destroy();
      await ended(proxy.process);
      await own?.stop();
    };
    const cluster: Cluster = { kubeconfig, address: `http://127.0.0.1:${proxy.port}`, kubectl, send: sender(proxy), stop };
    await installCrds(cluster, installed).catch(async error => {
      await stop();
      throw error;
    });
    return cluster;
  } catch (error) {
    await own?.stop();
    throw error;
  }
}

async function startServer({ apiserver }: Programs) {
  const directory = mkdtempSync(join(tmpdir(), 'apiserver-'));
  const server = spawn(apiserver, [directory], { stdio: ['pipe', 'pipe', 'pipe'] });
  const stop = async () => {
    await ended(server);
    rmSync(directory, { recursive: true, force: true });
  };
  const complaints: string[] = [];
  server.stderr.on('data', data => complaints.push(String(data)));
  if (await lineOf(server, /^ready$/) === undefined) {
    await stop();
    throw new Error(`the API server did not start:\n${complaints.join('').split('\n').slice(-20).join('\n')}`);
  }
  return { kubeconfig: join(directory, 'kubeconfig'), stop };
}

/** milliseconds: the proxy itself closes a connection that is idle for half a minute */
const IDLE = 10_000;

interface Proxy { readonly process: ChildProcess; readonly port: number; readonly agent: Agent }

// kubectl knows every way of logging in that a kubeconfig can name; behind it all is plain HTTP on loopback
async function startProxy({ kubectl }: Programs, kubeconfig: string): Promise<Proxy> {
  const proxy = spawn(kubectl, ['proxy', '--port=0'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, KUBECONFIG: kubeconfig } });
  const line = await lineOf(proxy, /^Starting to serve on /);
  if (line === undefined) {
    throw new Error("'kubectl proxy' did not start");
  }
  return { process: proxy, port: Number(/:(\d+)$/.exec(line)![1]), agent: new Agent({ keepAlive: true, maxSockets: 16, timeout: IDLE }) };
}

/** the first line of a process that looks like this; `undefined` where it ends without one */
function lineOf(child: ChildProcess, pattern: RegExp): Promise<string | undefined> {
  return new Promise(resolve => {
    const lines = createInterface({ input: child.stdout! });
    lines.on('line', line => pattern.test(line) && resolve(line));
    child.on('exit', () => resolve(undefined));
    child.on('error', () => resolve(undefined));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.on('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function sender({ port, agent }: Proxy): Cluster['send'] {
  return (method, path, body, contentType = 'application/json') => new Promise((resolve, reject) => {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const headers = text === undefined ? {} : { 'content-type': contentType, 'content-length': Buffer.byteLength(text) };
    const call = request({ host: '127.0.0.1', port, method, path, agent, headers }, response => {
      const parts: Buffer[] = [];
      response.on('data', part => parts.push(part));
      response.on('end', () => {
        const answer = Buffer.concat(parts).toString('utf8');
        try {
          resolve({ status: response.statusCode ?? 0, body: answer === '' ? undefined : JSON.parse(answer) });
        } catch {
          resolve({ status: response.statusCode ?? 0, body: answer });
        }
      });
    });
    call.on('error', reject);
    call.end(text);
  });
}

async function installCrds(cluster: Cluster, all: readonly Crd[]): Promise<void> {
  const PATH = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  for (const crd of all) {
    const { status, body } = await cluster.send('POST', PATH, crd);
    // a cluster that has DVP has them
    if (status !== 201 && status !== 409) {
      throw new Error(`the server refuses CRD ${crd.metadata.name}: ${body?.message ?? body}`);
    }
  }
  if (all.length === 0) {
    return;
  }
  const { status, stderr } = cluster.kubectl(['wait', '--for=condition=Established', '--timeout=60s', ...all.map(({ metadata }) => `crd/${metadata.name}`)]);
  if (status !== 0) {
    throw new Error(`the CRDs do not get ready: ${stderr}`);
  }
}
