import { App, Chart, Duration, Size } from 'cdk8s';
import * as lib from '../../../src';

describe('Readiness', () => {
  const app = () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    new lib.VirtualDisk(chart, 'data', { source: lib.DiskSource.upload(), size: Size.gibibytes(1) });
    return lib.Manifests.fromApp(chart);
  };

  test('tells steps, and what has to be uploaded', () => {
    const [step] = lib.Readiness.of(app(), { timeout: Duration.seconds(90) }).steps;
    expect({ ...step, timeout: step.timeout.toSeconds() }).toEqual({
      subject: 'VirtualDisk shop/data',
      resource: 'virtualdisks.virtualization.deckhouse.io',
      name: 'data',
      namespace: 'shop',
      phases: ['Ready', 'WaitForFirstConsumer', 'Resizing', 'Migrating', 'Exporting'],
      conditions: [],
      abortPhases: ['Failed', 'PVCLost'],
      timeout: 90,
      upload: 'virtualdisk/shop/data',
    });
  });

  test('writes the same scripts at every call', () => {
    const ready = lib.Readiness.of(app());
    expect(ready.toScript()).toBe(ready.toScript());
    expect(ready.toUploadScript()).toContain("upload 'virtualdisk/shop/data'");
  });

  test('has the command that starts a pool', () => {
    const chart = new Chart(new App(), 'ci', { namespace: 'ci' });
    const pool = new lib.VirtualMachinePool(chart, 'runners', {
      vmClass: lib.VirtualMachineClass.GENERIC, cpu: lib.Cpu.cores(2), memory: Size.gibibytes(4), disks: [lib.PoolDisk.ephemeral('root', { size: Size.gibibytes(1) })],
    });
    pool.autoscale('load', { minReplicas: 2, maxReplicas: 4 });
    const ready = lib.Readiness.of(lib.Manifests.fromApp(chart));
    expect(ready.steps.map(({ subject, startCommand }) => [subject, startCommand]))
      .toEqual([['VirtualMachinePool ci/runners', 'kubectl scale virtualmachinepool/runners -n ci --replicas=2']]);
    expect(ready.toScript()).toContain("\nhint 'VirtualMachinePool ci/runners' 'virtualmachinepools.virtualization.deckhouse.io' 'ci' 'runners' \
'kubectl scale virtualmachinepool/runners -n ci --replicas=2'\n");
  });

  test('refuses to wait for no time', () => {
    expect(() => lib.Readiness.of(app(), { timeout: Duration.millis(10) })).toThrow("'timeout' must be at least 1 second, got 0.01 seconds: for example Duration.minutes(20)");
  });
});
