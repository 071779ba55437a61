import { project, quota } from '../../../src/catalogue/project/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { pool } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, told } from '../support';

test('PROJECT-05 reports', () => expect(told('PROJECT-05')).toBe(`ResourceQuota shop/machines /spec/hard/requests.memory (PROJECT-05)
  the machines of the namespace in these manifests need 4495Mi if all of them run
  got: "4Gi"
  instead: at least 4495Mi, and more for a machine that moves`));

test('PROJECT-05 advises authors of constructs', () => expect(adviceInCode('PROJECT-05')).toEqual(["the machines in 'machines' of a MachineQuota"]));

const small = (cpu: object, namespace = 'shop') => machine({ cpu }, { name: 'small', namespace });
const COUNT = 'count/virtualmachines.virtualization.deckhouse.io';
const needs = (text: string) => `the machines of the namespace in these manifests need ${text} if all of them run`;

test.each<[string, Manifest[], string[]]>([
  ['cores of two machines', [quota({ 'requests.cpu': '3' }), machine(), small({ cores: 2, coreFraction: '50%' })], [`/spec/hard/requests.cpu: ${needs('3020m')}`]],
  ['just enough cores', [quota({ 'requests.cpu': '3020m' }), machine(), small({ cores: 2, coreFraction: '50%' })], []],
  ['cores whose share the class decides', [quota({ 'requests.cpu': '2020m' }), machine(), small({ cores: 2 })], []],
  ['a number of machines', [quota({ [COUNT]: '0' }), machine()], [`/spec/hard/count~1virtualmachines.virtualization.deckhouse.io: ${needs('1')}`]],
  ['a limit that no machine needs', [quota({ pods: '0' }), machine()], []],
  ['a limit that is not a quantity', [quota({ 'requests.cpu': 'all' }), machine()], []],
  ['machines of another namespace', [quota({ 'requests.cpu': '0' }), small({ cores: 2, coreFraction: '50%' }, 'lab')], []],
  ['the quota of a project', [project({ resourceQuota: { requests: { cpu: '1', memory: '1Gi' } } }), machine()], [
    `/spec/parameters/resourceQuota/requests/cpu: ${needs('2010m')}`, `/spec/parameters/resourceQuota/requests/memory: ${needs('4495Mi')}`,
  ]],
  ['a pool of three', [quota({ [COUNT]: '2' }), pool({ replicas: 3 })], [`/spec/hard/count~1virtualmachines.virtualization.deckhouse.io: ${needs('3')}`]],
])('%s', (_, manifests, violations) =>
  expect(check(manifests).filter(({ id }) => id === 'PROJECT-05').map(({ pointer, wrong }) => `${pointer}: ${wrong}`)).toEqual(violations));
