import { spawnSync } from 'child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { World } from '../../../src/domain/world';
import { Manifest } from '../../../src/manifest/manifest';
import { waitScript } from '../../../src/plan/readiness/script';
import { StepOptions } from '../../../src/plan/readiness/step';
import { readySteps } from '../../../src/plan/readiness/steps';
import { cluster, run, state } from '../fake-kubectl';
import { disk, dvp, machine, setOf } from '../support';

const steps = (manifests: readonly Manifest[], options?: StepOptions) => readySteps(new World(setOf(manifests)), options);
const image = (type: string, name = 'own') => dvp('VirtualImage', { dataSource: { type } }, { name });

/** `object: phases +conditions -abort minutes` */
const brief = (manifests: readonly Manifest[], options?: StepOptions) =>
  steps(manifests, options).map(({ object, phases, conditions, abort, minutes }) => [
    `${object}:`, ...phases, ...conditions.map(word => `+${word}`), ...abort.map(word => `-${word}`), minutes,
  ].join(' '));

test('each object comes after those that it needs', () => {
  const manifests = [
    dvp('VirtualMachineSnapshot', { virtualMachineName: 'web' }, { name: 'safe' }),
    dvp('VirtualMachineBlockDeviceAttachment', { virtualMachineName: 'web', blockDeviceRef: { kind: 'VirtualDisk', name: 'data' } }, { name: 'hot' }),
    machine({ virtualMachineClassName: 'own', virtualMachineIPAddressName: 'ip', blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }], networks: [{ type: 'Main' }, { type: 'ClusterNetwork', name: 'a', virtualMachineMACAddressName: 'mac' }] }),
    disk({ dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualImage', name: 'own' } } }, { name: 'root' }),
    disk(),
    image('HTTP'),
    dvp('VirtualMachineIPAddress', {}, { name: 'ip' }),
    dvp('VirtualMachineMACAddress', {}, { name: 'mac' }),
    dvp('VirtualMachineClass', {}, { name: 'own', namespace: undefined }),
    { apiVersion: 'storage.deckhouse.io/v1alpha1', kind: 'LocalStorageClass', metadata: { name: 'local' } },
    dvp('ModuleConfig', { enabled: true }, { name: 'virtualization', namespace: undefined }),
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'init', namespace: 'shop' } },
  ];
  expect(brief(manifests)).toEqual([
    'Module virtualization: Ready -Conflict 15',
    'Deployment d8-virtualization/virtualization-controller: +Available 15',
    'LocalStorageClass local: Created 5',
    'VirtualMachineClass own: Ready 5',
    'VirtualMachineIPAddress shop/ip: Bound Attached 5',
    'VirtualImage shop/own: Ready -Failed -ImageLost -PVCLost 30',
    'VirtualDisk shop/root: Ready WaitForFirstConsumer Resizing Migrating Exporting -Failed -PVCLost 15',
    'VirtualMachineMACAddress shop/mac: Bound Attached 5',
    'VirtualMachine shop/web: Running Migrating Stopped -Degraded 10',
    'VirtualMachineSnapshot shop/safe: Ready -Failed 10',
    'VirtualDisk shop/data: Ready WaitForFirstConsumer Resizing Migrating Exporting -Failed -PVCLost 15',
    'VirtualMachineBlockDeviceAttachment shop/hot: Attached -Failed 5',
  ]);
});

const byHand = { annotations: { 'argocd.argoproj.io/hook': 'Skip' } };

test.each<[string, Manifest[], StepOptions | undefined, string[]]>([
  ['a machine that is off', [machine({ runPolicy: 'AlwaysOff' })], undefined, ['VirtualMachine shop/web: Stopped -Degraded 10']],
  ['a machine that somebody starts', [machine({ runPolicy: 'Manual' })], { guestAgent: true }, ['VirtualMachine shop/web: Running Migrating Stopped -Degraded 10']],
  ['a machine with an agent', [machine()], { guestAgent: true }, ['VirtualMachine shop/web: Running Migrating Stopped +AgentReady -Degraded 10']],
  ['a machine with a USB device', [machine({ usbDevices: [{ name: 'camera' }] })], { minutes: 2 }, ['USBDevice shop/camera: +Ready 2', 'VirtualMachine shop/web: Running Migrating Stopped -Degraded 2']],
  ['an assigned device', [dvp('NodeUSBDevice', { assignedNamespace: 'lab' }, { namespace: undefined })], undefined, ['NodeUSBDevice web: +Assigned 5']],
  ['a device for a machine that is off', [machine({ runPolicy: 'AlwaysOff' }), dvp('VirtualMachineBlockDeviceAttachment', { virtualMachineName: 'web' }, { name: 'hot' })], undefined, ['VirtualMachine shop/web: Stopped -Degraded 10']],
  ['a pool', [dvp('VirtualMachinePool', {})], undefined, ['VirtualMachinePool shop/web: +Available 30']],
  ['a pool with an autoscaler', [dvp('VirtualMachinePool', { replicas: 1 }), {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'load', namespace: 'shop' },
    spec: { scaleTargetRef: { kind: 'VirtualMachinePool', name: 'web' } },
  }], undefined, ['VirtualMachinePool shop/web: +Available 30']],
  ['an operation', [dvp('VirtualMachineOperation', { type: 'Start', virtualMachineName: 'web' })], undefined, ['VirtualMachineOperation shop/web: Completed -Failed -Superseded 15']],
  ['an operation that somebody creates later', [machine(), dvp('VirtualMachineOperation', { type: 'Restart', virtualMachineName: 'web' }, byHand)], undefined, ['VirtualMachine shop/web: Running Migrating Stopped -Degraded 10']],
  ['an operation that somebody has created', [dvp('VirtualMachineOperation', { type: 'Restart', virtualMachineName: 'web' }, byHand)], undefined, ['VirtualMachineOperation shop/web: Completed -Failed -Superseded 15']],
  ['an operation that is over', [{ ...dvp('VirtualMachineOperation', {}), status: { phase: 'Failed' } }], undefined, []],
  ['a module that is off, and the settings of all', [dvp('ModuleConfig', { enabled: false }, { name: 'sdn' }), dvp('ModuleConfig', { enabled: true }, { name: 'global' })], undefined, []],
  ['images in a circle', [dvp('VirtualImage', { dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualImage', name: 'own' } } }, { name: 'own' })], undefined, ['VirtualImage shop/own: Ready -Failed -ImageLost -PVCLost 30']],
])('%s', (_, manifests, options, expected) => expect(brief(manifests, options)).toEqual(expected));

describe('the script', () => {
  const manifests = [disk(), machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] })];

  test('is one for sh', () => {
    const all = [...manifests, image('Upload'), image('HTTP', "it's $(evil)\n`name`")];
    for (const script of [waitScript(steps(all)), waitScript(steps(all), true), waitScript([]), waitScript([], true)]) {
      expect(spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    }
  });

  test('waits until all is ready', () => {
    const home = cluster({ data: [state('Pending'), state('WaitForFirstConsumer')], web: [state('Pending'), state('Starting'), state('Running', ' Running')] });
    expect(run(home, waitScript(steps(manifests)))).toEqual({
      status: 0, out: ['VirtualDisk shop/data: WaitForFirstConsumer', 'VirtualMachine shop/web: Running', 'all ready'], err: [],
    });
    const calls = readFileSync(join(home, 'calls'), 'utf8');
    expect(calls).toMatch(/^get -n shop -o jsonpath=\{\.status\.phase\}.* -- virtualdisks\.virtualization\.deckhouse\.io data$/m);
  });

  test('waits for an object that comes later, and for the newest spec to be seen', () => {
    const home = cluster({ web: [state('Running', '', '2|1'), state('Running', ' AwaitingRestartToApplyConfiguration Running', '2|2')] });
    expect(run(home, waitScript(steps([machine()])))).toMatchObject({
      status: 0, out: ['VirtualMachine shop/web: Running', 'VirtualMachine shop/web: runs as it was, and waits for a restart', 'all ready'],
    });
    expect(readFileSync(join(home, 'calls'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  test('waits for conditions', () => {
    const home = cluster({ web: [state('Running', ' Running'), state('Running', ' AgentReady Running')] });
    expect(run(home, waitScript(steps([machine()], { guestAgent: true })))).toMatchObject({ status: 0 });
  });

  test('gives up at once where there is no way back, and says what is in the way', () => {
    const home = cluster({ data: [state('Provisioning'), state('Failed')] });
    expect(run(home, waitScript(steps(manifests)))).toEqual({
      status: 1, out: [], err: ['  Blocked: BecauseOfThat: something is missing', 'VirtualDisk shop/data: Failed, and no way back from there'],
    });
  });

  test('gives up at once for the reason of a condition', () => {
    const home = cluster({ web: [state('Running', '', '1|1', ' AgentReady=AgentNotReady Running=NoBootableDevice')] });
    expect(run(home, waitScript(steps([machine()])))).toEqual({
      status: 1, out: [], err: ['  Blocked: BecauseOfThat: something is missing', 'VirtualMachine shop/web: NoBootableDevice, and no way back from there'],
    });
  });

  test('takes no reason of an older spec', () => {
    const home = cluster({ web: [state('Running', '', '2|1', ' Running=NoBootableDevice'), state('Running', ' Running', '2|2')] });
    expect(run(home, waitScript(steps([machine()])))).toMatchObject({ status: 0, out: ['VirtualMachine shop/web: Running', 'all ready'] });
  });

  test('says why an upload failed that got no data', () => {
    const home = cluster({ own: [state('WaitForUserUpload'), state('Failed')] });
    expect(run(home, waitScript(steps([image('Upload')])))).toEqual({
      status: 1,
      out: ['VirtualImage shop/own: waits for an upload by hand, as no file was given for virtualimage/shop/own'],
      err: ['  Blocked: BecauseOfThat: something is missing', 'VirtualImage shop/own: Failed, and no way back from there'],
    });
  });

  test('says what keeps an object that is being deleted', () => {
    const home = cluster({ data: [state('Terminating', ' Deleting Ready')] });
    expect(run(home, waitScript(steps([disk()], { minutes: 1 / 60 }))).err).toEqual([
      '  Blocked: BecauseOfThat: something is missing', '  Deleting: AttachedToVirtualMachine: a machine has it', 'VirtualDisk shop/data: not ready after 1 seconds: Terminating',
    ]);
  });

  test('gives up when the time is over, and collects what is known of a machine', () => {
    const home = cluster({ web: [state('Pending')] });
    writeFileSync(join(home, 'd8'), '#!/bin/sh\necho "$*"\n');
    chmodSync(join(home, 'd8'), 0o755);
    expect(run(home, waitScript(steps([machine()], { minutes: 1 / 60 })))).toEqual({
      status: 1,
      out: [],
      err: ['  Blocked: BecauseOfThat: something is missing', 'what is known of the machine is in debug-web.tar.gz', 'VirtualMachine shop/web: not ready after 1 seconds: Pending'],
    });
    expect(readFileSync(join(home, 'debug-web.tar.gz'), 'utf8')).toBe('v collect-debug-info web -n shop\n');
  });

  describe('of a pool that an autoscaler does not start', () => {
    const scaleTargetRef = { kind: 'VirtualMachinePool', name: 'web' };
    const pool = dvp('VirtualMachinePool', {});
    const scaler = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'load', namespace: 'shop' }, spec: { scaleTargetRef, minReplicas: 2 } };
    const command = 'kubectl scale virtualmachinepool/web -n shop --replicas=2';
    const script = (options?: StepOptions) => waitScript(steps([pool, scaler], options));
    const numbered = (number: string, answers: Record<string, string[]>) => {
      const home = cluster(answers);
      writeFileSync(join(home, 'web.number'), number);
      return home;
    };

    test('prints the command that starts it, and waits for a number', () => {
      const home = numbered('', { web: [state('', ' Available')] });
      expect(run(home, script({ minutes: 1 / 60 }))).toEqual({
        status: 1,
        out: [`VirtualMachinePool shop/web: has no machine until it is scaled once: ${command}`],
        err: ['  Blocked: BecauseOfThat: something is missing', `VirtualMachinePool shop/web: not ready after 1 seconds: has no machine until it is scaled once: ${command}`],
      });
    });

    test('has nothing to print where it has a number', () => {
      const home = numbered('3', { web: [state('', ''), state('', ' Available')] });
      expect(run(home, script())).toEqual({ status: 0, out: ['VirtualMachinePool shop/web: ready', 'all ready'], err: [] });
    });

    test('counts 0 as no number', () => {
      const home = numbered('0', { web: [state('', ' Available')] });
      expect(run(home, script({ minutes: 1 / 60 })).out).toEqual([`VirtualMachinePool shop/web: has no machine until it is scaled once: ${command}`]);
    });

    test('has nothing to print of a pool that does not exist yet', () => {
      expect(run(cluster({}), script({ minutes: 1 / 60 })).out).toEqual([]);
    });
  });

  test('says why nothing can be asked', () => {
    const { status, err } = run(cluster({}), waitScript(steps([disk()], { minutes: 1 / 60 })));
    expect({ status, last: err.pop() }).toEqual({ status: 1, last: 'VirtualDisk shop/data: not ready after 1 seconds: Error: data not found' });
  });

  test('does not do what a name says', () => {
    const home = cluster({});
    run(home, waitScript(steps([image('HTTP', "x'; touch pwned; '")], { minutes: 1 / 60 })));
    expect(existsSync(join(home, 'pwned'))).toBe(false);
  });
});

describe('uploads', () => {
  const manifests = [image('Upload'), disk({ dataSource: { type: 'Upload' } }), machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] })];
  const both = (script: string, prepare: (home: string) => void = () => undefined, own = [state('WaitForUserUpload')]) => {
    const home = cluster({ own, data: [state('WaitForUserUpload')], web: [state('Running')] });
    writeFileSync(join(home, 'own.qcow2'), 'x');
    prepare(home);
    return { home, ...run(home, script, `virtualimage/shop/own=${home}/own.qcow2`, `virtualdisk/shop/data=${home}/own.qcow2`) };
  };

  test('are made before anything is waited for', () => {
    const { home, status, out, err } = both(waitScript(steps(manifests)));
    expect({ status, err }).toEqual({ status: 0, err: [] });
    expect(out.pop()).toBe('all ready');
    expect(readFileSync(join(home, 'uploads'), 'utf8').trim().split('\n').sort()).toEqual(['data', 'own'].map(name =>
      `--fail --silent --show-error --upload-file ${home}/own.qcow2 https://upload.example.com/${name}`));
  });

  test('may be made alone', () => {
    const { home, status, out } = both(waitScript(steps(manifests), true));
    expect({ status, last: out.pop() }).toEqual({ status: 0, last: 'all uploaded' });
    expect(readFileSync(join(home, 'calls'), 'utf8')).not.toContain('web');
  });

  test('are made once', () => {
    const { home, out } = both(waitScript(steps(manifests)), undefined, [state('Ready')]);
    expect(out).toContain('VirtualImage shop/own: is uploaded already');
    expect(readFileSync(join(home, 'uploads'), 'utf8')).not.toContain('/own\n');
  });

  test.each<[string, boolean, string[] | undefined, string]>([
    ['that fail end the wait', false, undefined, 'VirtualImage shop/own: the upload of HOME/own.qcow2 failed'],
    ['that fail end the script', true, undefined, 'VirtualImage shop/own: the upload of HOME/own.qcow2 failed'],
    ['that come too late', true, [state('Failed')], 'VirtualImage shop/own: failed, and takes no upload: delete the object and create it again'],
  ])('%s', (_, alone, own, message) => {
    const { home, status, err } = both(waitScript(steps(manifests), alone), at => writeFileSync(join(at, 'broken'), ''), own);
    expect(status).toBe(1);
    expect(err.map(line => line.split(home).join('HOME'))).toContain(message);
  });

  test.each<[string, string[], boolean, string]>([
    ['an unknown key', ['a=b'], false, 'an upload is key=file, with one of the keys virtualimage/shop/own, virtualdisk/shop/data, got a=b'],
    ['no file at all', [], true, 'no file given: key=file for each of virtualimage/shop/own, virtualdisk/shop/data'],
    ['a file that is not there', ['virtualimage/shop/own=/nowhere'], true, 'VirtualImage shop/own: no file /nowhere that can be read'],
  ])('%s is told', (_, args, alone, message) => {
    const { status, err } = run(cluster({ own: [state('Pending')], data: [state('Pending')] }), waitScript(steps(manifests), alone), ...args);
    expect({ status, err }).toEqual({ status: 1, err: [message] });
  });

  test('may be left to somebody else', () => {
    const home = cluster({ own: [state('WaitForUserUpload'), state('Ready')] });
    expect(run(home, waitScript(steps([image('Upload')])))).toEqual({
      status: 0, out: ['VirtualImage shop/own: waits for an upload by hand, as no file was given for virtualimage/shop/own', 'VirtualImage shop/own: Ready', 'all ready'], err: [],
    });
  });

  test('there may be none', () => expect(run(cluster({}), waitScript(steps([disk()]), true))).toEqual({ status: 0, out: ['nothing to upload'], err: [] }));
});
