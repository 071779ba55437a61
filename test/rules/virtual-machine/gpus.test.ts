import { config } from '../../../src/catalogue/module-config/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

test.each([
  ['VM-80', `VirtualMachine shop/web /spec/gpus (VM-80)
  GPUs need the feature gate GPU of the module, which is off
  instead: GPU in 'featureGates' of the ModuleConfig virtualization, once the module runs, or no 'gpus'`],
  ['VM-81', `VirtualMachine shop/web /spec/gpus/0/gpuClassName (VM-81)
  the cluster has no such GPUClass
  got: "a10"
  instead: one of a100, l40s`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-80', "FeatureGate.GPU in 'featureGates' of VirtualizationModule, once the module runs, or no 'gpuClassNames'"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

describe('GPUs', () => {
  const gpus = machine({ gpus: [{ gpuClassName: 'a100' }] });
  const cidrs = { virtualMachineCIDRs: ['10.66.10.0/24'] };

  test('the gate may be known of the cluster, and what is applied goes before', () => {
    expect(ids(check([gpus], { featureGates: [] }))).toEqual(['VM-80']);
    expect(report([gpus], { featureGates: ['GPU'] })).toBe('');
    expect(ids(check([gpus, config(cidrs)], { featureGates: ['GPU'] }))).toEqual(['VM-80']);
    expect(report([machine({ gpus: [] })], { featureGates: [] })).toBe('');
  });

  test('a class among the objects is there', () => {
    const gpuClass: Manifest = { apiVersion: 'gpu.deckhouse.io/v1alpha1', kind: 'GPUClass', metadata: { name: 'a100', namespace: 'stamped' } };
    expect(report([gpus, gpuClass], { gpuClasses: [] })).toBe('');
    expect(report([gpus], { gpuClasses: [] })).toContain('instead: a GPUClass of this name, applied before the machine');
  });
});
