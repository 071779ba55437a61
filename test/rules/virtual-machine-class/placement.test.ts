import { vmClass } from '../../../src/catalogue/virtual-machine-class/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { report, told } from '../support';

test('VMC-20 reports', () => expect(told('VMC-20')).toBe(`VirtualMachineClass web /spec/nodeSelector/matchExpressions/0/values (VMC-20)
  'In' needs at least one value
  instead: one or more values, or 'Exists' for any`));

const numberOfCores = { matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['4'] }] };

test.each<[string, Manifest, string]>([
  ['a key that no label has', vmClass({ nodeSelector: { matchLabels: { 'a b': 'c' } } }), `VirtualMachineClass web /spec/nodeSelector/matchLabels/a b (VMC-20)
  this is not a valid label key
  got: "a b"
  instead: at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends; a DNS name and '/' may come before, \
for example example.com/disk`],
  ['a comparison of objects', vmClass({ cpu: { type: 'Discovery', discovery: { nodeSelector: numberOfCores } } }),
    `VirtualMachineClass web /spec/cpu/discovery/nodeSelector/matchExpressions/0/operator (VMC-20)
  this is not a known operator here
  got: "Gt"
  instead: one of In, NotIn, Exists, DoesNotExist`],
  ['a toleration of any value with a value', vmClass({ tolerations: [{ key: 'gpu', operator: 'Exists', value: 'yes' }] }),
    `VirtualMachineClass web /spec/tolerations/0/value (VMC-20)
  'Exists' must not have a value
  got: "yes"
  instead: no 'value', or the operator Equal`],
  ['a comparison of nodes', vmClass({ nodeSelector: numberOfCores }), ''],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));
