import { Testing } from 'cdk8s';
import { Shop } from './charts';

test('the machine of the shop boots from its own disk', () => {
  // throws where DVP would refuse an object
  const objects = Testing.synth(new Shop(Testing.app(), 'shop'));

  expect(objects.filter(({ kind }) => kind === 'VirtualMachine')).toMatchObject([{
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      cpu: { cores: 2, coreFraction: '20%' },
      memory: { size: '4Gi' },
      blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'web-root' }],
    },
  }]);
});
