import { mkdtempSync, writeFileSync } from 'fs';
import { IncomingMessage, Server, ServerResponse, createServer } from 'http';
import { AddressInfo } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { wrongChecksums } from '../../src/cli/file-checksum';
import { fileUploader } from '../../src/cli/upload-file';
import { ManifestObject } from '../../src/manifest/manifest';

const directory = mkdtempSync(join(tmpdir(), 'upload-'));
const file = join(directory, 'own.img');
writeFileSync(file, 'x'.repeat(200_000));

const got: { method?: string; size: number }[] = [];
let answer = 200;
let server: Server;

beforeAll(done => {
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let size = 0;
    request.on('data', part => { size += part.length; });
    request.on('end', () => {
      got.push({ method: request.method, size });
      response.writeHead(answer).end(answer === 200 ? '' : 'not now');
    });
  }).listen(0, '127.0.0.1', done);
});
afterAll(done => { server.close(done); });

const address = (protocol = 'http') => `${protocol}://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
const upload = (path: string, url: string, progress: (sent: number, size: number) => void = () => {}, signal = new AbortController().signal) =>
  fileUploader({ isInsecure: false })(path, url, progress, signal);

test('a file is sent whole, with its progress and its checksum', async () => {
  const steps: number[] = [];
  expect(await upload(file, address(), (sent, size) => steps.push(sent / size))).toEqual({
    size: 200_000, sha256: '91e3faafd322bcdf160f3f0ce886acb092b9b9e2a1e8526b40f21a8898a8700b',
  });
  expect(got.pop()).toEqual({ method: 'PUT', size: 200_000 });
  expect(steps.at(-1)).toBe(1);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
});

test('an answer other than success is a failure', async () => {
  answer = 503;
  await expect(upload(file, address())).rejects.toThrow('the server returned 503 not now');
  answer = 200;
});

test.each([
  ['a file that is missing', () => upload(join(directory, 'none'), address()), 'file not found'],
  ['an address where nothing listens', () => upload(file, 'http://127.0.0.1:1/token'), /ECONNREFUSED/],
  ['a server without TLS', () => upload(file, address('https')), /wrong version number|packet length/],
])('%s is a failure', async (_, work, message) => expect(work()).rejects.toThrow(message));

test('an upload ends when the run stops', async () => {
  const end = new AbortController();
  await expect(upload(file, address(), () => end.abort(), end.signal)).rejects.toThrow(/abort/);
});

describe('the checksum in the manifest', () => {
  const checked = (checksum: object) => wrongChecksums([new ManifestObject({
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualImage',
    metadata: { name: 'own', namespace: 'shop' },
    spec: { dataSource: { type: 'Upload', upload: { checksum } } },
  })], new Map([['virtualimage/shop/own', file]]));
  const SHA = '91e3faafd322bcdf160f3f0ce886acb092b9b9e2a1e8526b40f21a8898a8700b';

  test.each([
    ['is right', { sha256: SHA }, undefined],
    ['is wrong', { sha256: 'aa' }, `  ${file}: sha256 is ${SHA}, and VirtualImage shop/own says aa`],
    ['is of an algorithm that only DVP knows', { streebog256: 'aa' }, undefined],
  ])('%s', async (_, checksum, text) => expect(await checked(checksum)).toBe(text));
});
