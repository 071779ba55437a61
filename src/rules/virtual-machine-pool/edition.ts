import { machine } from '../../catalogue/virtual-machine/objects';
import { pool } from '../../catalogue/virtual-machine-pool/objects';
import { NOT_SHOWN } from '../../manifest/finding';
import { Rule, dvp } from '../rule';

export const paidEdition: Rule = {
  id: 'VMP-01',
  severity: 'error',
  kinds: dvp('VirtualMachinePool'),
  says: 'Pools need a paid edition.',
  why: 'The community edition knows the kind and accepts a pool, but nothing there makes its machines.',
  source: 'images/virtualization-artifact/pkg/featuregates/featuregate.go',
  exampleFacts: () => ({ edition: 'CE' }),
  breaks: () => [pool()],
  keeps: () => [machine()],
  check: (_, world) => world.cluster?.edition !== 'CE' ? [] : [{
    pointer: '',
    wrong: 'nothing makes the machines of a pool in the edition CE',
    got: NOT_SHOWN,
    instead: 'single machines, or a cluster of the edition SE+ or EE',
  }],
};
