import { vmClass } from '../../../src/catalogue/virtual-machine-class/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { report, told } from '../support';

test.each([
  ['VMC-02', `VirtualMachineClass web /spec/cpu/model (VMC-02)
  a CPU of type Host must not have 'model'
  got: "IvyBridge"
  instead: no 'model', or the type Model`],
  ['VMC-03', `VirtualMachineClass web /spec/cpu/features (VMC-03)
  a CPU of type Discovery must not have 'features'
  got: a list of 1
  instead: no 'features', or the type Features`],
  ['VMC-04', `VirtualMachineClass web /spec/cpu/model (VMC-04)
  a CPU of type Model needs 'model'
  got: nothing
  instead: set 'model', for example IvyBridge`],
  ['VMC-05', `VirtualMachineClass web /spec/cpu/features (VMC-05)
  a CPU of type Features needs 'features'
  got: nothing
  instead: set 'features', for example [sse4_2, avx2]`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const cpu = (type: string, fields: object = {}) => vmClass({ cpu: { type, ...fields } });

test.each<[string, Manifest, string]>([
  ['a host with other fields', cpu('HostPassthrough', { features: ['avx2'], discovery: {} }), `VirtualMachineClass web /spec/cpu/features (VMC-02)
  a CPU of type HostPassthrough must not have 'features'
  got: a list of 1
  instead: no 'features', or the type Features

VirtualMachineClass web /spec/cpu/discovery (VMC-02)
  a CPU of type HostPassthrough must not have 'discovery'
  got: an object with no field
  instead: no 'discovery', or the type Discovery`],
  ['one wrong word', cpu('Model', { features: ['avx2'] }), `VirtualMachineClass web /spec/cpu/type (VMC-04)
  a CPU of type Model needs 'model', and this one has 'features'
  got: "Model"
  instead: Features`],
  ['features with a model', cpu('Features', { features: ['avx2'], model: 'IvyBridge' }), `VirtualMachineClass web /spec/cpu/model (VMC-05)
  a CPU of type Features must not have 'model'
  got: "IvyBridge"
  instead: no 'model', or the type Model`],
  ['a discovery with nodes', cpu('Discovery', { discovery: { nodeSelector: { matchExpressions: [{ key: 'cpu', operator: 'In', values: ['x'] }] } } }), ''],
  ['a model with its name', cpu('Model', { model: 'IvyBridge' }), ''],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));
