import { vmClass } from '../../../src/catalogue/virtual-machine-class/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { report, told } from '../support';

test('VMC-20 reports', () => expect(told('VMC-20')).toBe(`VirtualMachineClass web /spec/nodeSelector/matchExpressions/0/values (VMC-20)
  'In' needs at least one value
  instead: one or more values, or 'Exists' for any`));

const numberOfCores = { matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['4'] }] };

test.each<[string, Manifest, string]>([
  ['a key that no label has', vmClass({ nodeSelector: { matchLabels: { 'a b': 'c' } } }), `VirtualMachineClass web /spec/nodeSelector/matchLabels/a b (VMC-20)
  this cannot be the key of a label
  got: "a b"
  instead: at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, and a DNS name with '/' before them if need be, \
for example example.com/disk`],
  ['a comparison of objects', vmClass({ cpu: { type: 'Discovery', discovery: { nodeSelector: numberOfCores } } }),
    `VirtualMachineClass web /spec/cpu/discovery/nodeSelector/matchExpressions/0/operator (VMC-20)
  there is no such operator here
  got: "Gt"
  instead: one of In, NotIn, Exists, DoesNotExist`],
  ['a toleration of any value with a value', vmClass({ tolerations: [{ key: 'gpu', operator: 'Exists', value: 'yes' }] }),
    `VirtualMachineClass web /spec/tolerations/0/value (VMC-20)
  'Exists' takes no value
  got: "yes"
  instead: leave 'value' out, or use the operator Equal`],
  ['a comparison of nodes', vmClass({ nodeSelector: numberOfCores }), ''],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));
