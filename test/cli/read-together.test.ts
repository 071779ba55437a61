import { readTogether, servedResources } from '../../src/cli/read-together';

const failure = (stdout: string, stderr: string, code?: string) => Object.assign(new Error('Command failed'), { stdout, stderr, code });
const node = { kind: 'Node', metadata: { name: 'a' } };
const list = (...items: object[]) => JSON.stringify({ kind: 'List', items });
const cannot = (plural: string, group: string, where = 'at the cluster scope') =>
  `Error from server (Forbidden): ${plural} is forbidden: User "ci" cannot list resource "${plural}" in API group "${group}" ${where}\n`;
const BUSY = 'Error from server (ServiceUnavailable): the server is currently unable to handle the request\n';

/** answers by the resources that are asked for; what is an Error is thrown */
function read(answers: Record<string, string | Error>, ...resources: string[]) {
  const calls: string[] = [];
  const found = readTogether(args => {
    calls.push(args[1]);
    const answer = answers[args[1]];
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  }, resources, '--all-namespaces');
  return { ...found, calls };
}

test.each<[string, Record<string, string | Error>, string[], object]>([
  ['nothing', {}, [], { items: [], notRead: [], calls: [] }],
  ['several kinds', { 'nodes,pods': list(node) }, ['nodes', 'pods'], { items: [node], notRead: [], calls: ['nodes,pods'] }],
  ['no object', { nodes: '' }, ['nodes'], { items: [], notRead: [], calls: ['nodes'] }],
  ['one that is forbidden', { nodes: failure('', cannot('nodes', '')) }, ['nodes'], { items: [], notRead: [{ verb: 'list', resource: 'nodes', reason: 'not allowed' }], calls: ['nodes'] }],
  ['one of two that is forbidden', { 'nodes,deployments.apps': failure(list(node), `Warning: old\n${cannot('deployments', 'apps', 'in the namespace "shop"')}`) }, ['nodes', 'deployments.apps'], {
    items: [node], notRead: [{ verb: 'list', resource: 'deployments.apps', namespace: 'shop', reason: 'not allowed' }], calls: ['nodes,deployments.apps'],
  }],
  ['an API that does not answer, beside one that is forbidden', {
    'nodes,pods,apiservices': failure(list(node), cannot('pods', '') + BUSY), 'nodes': list(node), 'pods': failure('', cannot('pods', '')), 'apiservices': failure('', BUSY),
  }, ['nodes', 'pods', 'apiservices'], {
    items: [node],
    notRead: [
      { verb: 'list', resource: 'pods', reason: 'not allowed' },
      { verb: 'list', resource: 'apiservices', reason: 'Error from server (ServiceUnavailable): the server is currently unable to handle the request' },
    ],
    calls: ['nodes,pods,apiservices', 'nodes', 'pods', 'apiservices'],
  }],
  ['a kubectl that hangs', { 'nodes,pods': failure('{"items": [', '', 'ETIMEDOUT') }, ['nodes', 'pods'], {
    items: [],
    notRead: ['nodes', 'pods'].map(resource => ({ verb: 'list', resource, reason: 'kubectl did not answer within 60 seconds' })),
    calls: ['nodes,pods'],
  }],
])('reads %s', (_, answers, resources, expected) => expect(read(answers, ...resources)).toEqual(expected));

test('the kinds of a cluster are those that answer', () => expect(servedResources(() => { throw failure('nodes\napiservices.apiregistration.k8s.io\n', BUSY); }))
  .toEqual(new Set(['nodes', 'apiservices.apiregistration.k8s.io'])));
test('no kinds are an error', () => expect(() => servedResources(() => { throw failure('', BUSY); })).toThrow('kubectl does not print the kinds of the cluster'));
