import { pool } from './example';
import { Rule, dvp } from '../rule';
import { machine } from '../virtual-machine/example';

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
  check: (_, __, facts) => facts?.edition !== 'CE' ? [] : [{
    pointer: '',
    wrong: 'nothing makes the machines of a pool in the edition CE',
    instead: 'single machines, or a cluster of the edition SE+ or EE',
  }],
};
