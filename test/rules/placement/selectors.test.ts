import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { NODE_LABEL } from '../../../src/domain/topology';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, told } from '../support';

test('PLACE-06 reports', () => expect(told('PLACE-06')).toBe(
  `VirtualMachine shop/web /spec/affinity/virtualMachineAndPodAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0/labelSelector (PLACE-06)
  no machine has these labels; VirtualMachine shop/web has tier: web
  got: "tier In [\\"wbe\\"]"
  instead: tier: web`));

test('PLACE-06 advises an author of constructs', () =>
  expect(adviceInCode('PLACE-06')).toEqual(['Machines.of with the machines themselves, or labels that they have']));

const db = machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'db-root' }] }, { name: 'db', labels: { tier: 'database', app: 'shop' } });
const by = (matchLabels: object, more: object = {}) => ({ topologyKey: NODE_LABEL, labelSelector: { matchLabels }, ...more });
const near = (...terms: object[]) => ({ affinity: { virtualMachineAndPodAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } } });
const preferred = (term: object) => ({
  affinity: {
    virtualMachineAndPodAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, virtualMachineAndPodAffinityTerm: term }],
    },
  },
});
const spread = (matchLabels: object) => ({ topologySpreadConstraints: [{ ...by(matchLabels), maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' }] });

const pointers = (manifests: readonly Manifest[], isConstruct = false) =>
  check(manifests, undefined, isConstruct).filter(({ id }) => id === 'PLACE-06').map(({ pointer }) => pointer.replace(/DuringSchedulingIgnoredDuringExecution/, ''));

test.each<[string, object, string[]]>([
  ['a required affinity', near(by({ tier: 'database' }), by({ tier: 'databse' })), ['/spec/affinity/virtualMachineAndPodAffinity/required/1/labelSelector']],
  ['a preferred anti-affinity', preferred(by({ tier: 'databse' })), ['/spec/affinity/virtualMachineAndPodAntiAffinity/preferred/0/virtualMachineAndPodAffinityTerm/labelSelector']],
  ['a spread', spread({ tier: 'databse' }), ['/spec/topologySpreadConstraints/0/labelSelector']],
  ['a namespace by name', near(by({ tier: 'databse' }, { namespaces: ['shop'] })), ['/spec/affinity/virtualMachineAndPodAffinity/required/0/labelSelector']],
  ['another namespace', near(by({ tier: 'databse' }, { namespaces: ['other'] })), []],
  ['namespaces by label', near(by({ tier: 'databse' }, { namespaceSelector: {} })), []],
  ['no selector', preferred({ topologyKey: NODE_LABEL }), []],
  ['another word, which may be elsewhere', near(by({ tier: 'cache' })), []],
])('in YAML, %s', (_, spec, expected) => expect(pointers([machine(spec), db])).toEqual(expected));

test.each<[string, object, number]>([
  ['a label that machines of the app have with other values', near(by({ tier: 'cache' })), 1],
  ['a label that many pods have', near(by({ app: 'ingress' })), 0],
  ['a label that no machine of the app has', near(by({ role: 'cache' })), 0],
])('in an app, %s', (_, spec, expected) => expect(pointers([machine(spec), db], true)).toHaveLength(expected));

test('a pool', () => expect(check([poolOf(near(by({ tier: 'databse' }))), db]).map(({ id, wrong }) => `${id} ${wrong}`)).toEqual([
  'VMP-25 no machine has these labels; VirtualMachine shop/db has tier: database (PLACE-06)',
]));
