import { join } from 'path';
import { BROKEN, machineApp, platformApp, removed, uploadApp } from './apply/app';
import type { Ended } from './apply/command';
import type { Fault } from './apply/door';
import { pause } from './apply/platform';
import { Scene, stagesIn } from './apply/scene';
import { printTable } from './apply/table';
import { Random } from './differential/random';
import { describeOwnServer } from './suite';
import { ManifestObject } from '../../src/manifest/manifest';

const SEED = Number(process.env.DVP_SEED ?? 1);

const textOf = ({ events }: Ended): string => events.flatMap(each => each.event === 'stopped' || each.event === 'note' ? [each.text] : []).join('\n');

const resultsOf = ({ events }: Ended): string[] => events.flatMap(each => each.event === 'applied' ? [`${each.object}: ${each.result}`] : []).sort();

describeOwnServer('apply, on a cluster with Deckhouse', cluster => {
  let scene: Scene;
  let outdir: string;
  const outdirs: string[] = [];
  const made = (directory: string): string => {
    outdirs.push(directory);
    return directory;
  };
  const run = (...words: string[]) => scene.command.run(...words, '--timeout', '1');

  beforeAll(async () => {
    scene = await Scene.open(cluster());
    outdir = made(platformApp());
  }, 60_000);
  beforeEach(() => scene.door.reset());
  afterAll(async () => {
    outdirs.forEach(removed);
    await scene?.close();
  });

  test('from nothing to a running machine: stage by stage, each when all of the one before is ready', async () => {
    const ended = await run(outdir);
    expect({ code: ended.code, text: textOf(ended) }).toEqual({ code: 0, text: '' });
    const planned = stagesIn(outdir).map(({ name, manifests }) =>
      ({ name, objects: manifests.map(manifest => new ManifestObject(manifest).label).sort() }));
    // each object is written once, and in the order of the stages
    const writes = scene.writes.filter(({ status }) => status === 200 || status === 201);
    let next = 0;
    for (const { name, objects } of planned) {
      const own = writes.slice(next, next += objects.length);
      expect({ name, objects: own.map(({ object }) => object).sort() }).toEqual({ name, objects });
      const before = planned.slice(0, planned.findIndex(stage => stage.name === name)).flatMap(stage => stage.objects);
      const early = before.filter(object => scene.platform.lastChange(object) > Math.min(...own.map(({ at }) => at)));
      expect({ name, early }).toEqual({ name, early: [] });
    }
    expect(writes).toHaveLength(next);
    // DVP's webhook did not answer at first
    expect(ended.events.filter(each => each.event === 'retry' && /failed calling webhook/.test(each.reason)).length).toBeGreaterThan(0);
    printTable(['stage', 'time'], ended.events.flatMap(each => each.event === 'stage-ready' ? [[`${each.stage.number} ${each.stage.name}`, `${each.seconds.toFixed(1)} s`]] : []));
  }, 90_000);

  test('a second run writes nothing', async () => {
    const ended = await run(outdir);
    expect(ended.code).toBe(0);
    expect(resultsOf(ended).filter(result => !result.endsWith(': unchanged'))).toEqual([]);
    expect(scene.writes).toEqual([]);
    expect((await cluster().send('GET', '/apis/coordination.k8s.io/v1/namespaces/default/leases/cdk8s-dvp')).status).toBe(404);
  }, 60_000);

  test('kubectl finds no difference, though the server and DVP have filled in values', async () => {
    const { body } = await cluster().send('GET', '/apis/virtualization.deckhouse.io/v1alpha2/namespaces/shop/virtualmachines/web');
    const [machine] = stagesIn(outdir).flatMap(({ manifests }) => manifests).filter(({ kind }) => kind === 'VirtualMachine') as any[];
    expect([machine.spec.cpu.coreFraction, body.spec.cpu.coreFraction, machine.spec.runPolicy, body.spec.runPolicy]).toEqual([undefined, '100%', undefined, 'AlwaysOnUnlessStoppedManually']);
    // the ModuleConfig without its gates is only the way to the whole one
    for (const { name } of stagesIn(outdir).filter(stage => stage.name !== '60-virtualization')) {
      const printed = await scene.command.kubectl('diff', '--server-side', '--field-manager=cdk8s-dvp', '-f', join(outdir, name));
      expect({ name, printed }).toEqual({ name, printed: '' });
    }
  }, 90_000);

  test('an image that fails stops the run with its reason, and no disk is created', async () => {
    const ended = await run(made(machineApp('hopeless', BROKEN)));
    expect(ended.code).toBe(1);
    expect(textOf(ended)).toContain('VirtualImage hopeless/noble failed: its data could not be imported (the server of the image returned 404) [Ready/ProvisioningFailed]\n  do: check the address');
    expect(scene.writes.map(({ object }) => object)).toEqual(['Namespace hopeless', 'VirtualImage hopeless/noble']);
  }, 60_000);

  test('an upload that comes too late stops the run, and --recreate makes it good', async () => {
    const { outdir: own, file } = uploadApp('uploads');
    made(own);
    scene.platform.window = 300;
    const late = await run(own, '--upload-by-hand');
    scene.platform.window = 60_000;
    expect(late.code).toBe(1);
    expect(textOf(late)).toContain('VirtualImage uploads/own');
    const again = await run(own, '--upload', `virtualimage/uploads/own=${file}`, '--upload-insecure');
    expect(again.code).toBe(1);
    expect(textOf(again)).toContain('--recreate virtualimage/uploads/own');
    const good = await run(own, '--upload', `virtualimage/uploads/own=${file}`, '--upload-insecure', '--recreate', 'virtualimage/uploads/own');
    expect({ code: good.code, text: textOf(good) }).toEqual({ code: 0, text: '' });
    expect([...scene.platform.webhooks.uploads.values()].map(({ length }) => length)).toEqual([3 * 1024 * 1024]);
    expect(good.events.filter(each => each.event === 'uploaded')).toHaveLength(1);
  }, 60_000);

  test('a second run at the same time refuses, and the first one ends well', async () => {
    const own = made(machineApp('twice'));
    scene.platform.isPaused = true;
    const first = scene.command.start(own, '--timeout', '1');
    while (scene.writes.length < 2) {
      await pause(20);
    }
    const second = await run(own);
    scene.platform.isPaused = false;
    expect(second.code).toBe(4);
    expect(textOf(second)).toMatch(/another run is at work: \S+:\d+ \(\S+\), since .*: wait until it ends/);
    expect((await first.ended).code).toBe(0);
    expect(scene.writes.map(({ object }) => object).sort()).toEqual([
      'Namespace twice', 'Service twice/web-http', 'VirtualDisk twice/data', 'VirtualDisk twice/root', 'VirtualImage twice/noble', 'VirtualMachine twice/web',
    ]);
  }, 60_000);

  describe(`behind a door that delays, refuses, drops, loses and holds requests, with seed ${SEED}`, () => {
    const FAULTS: readonly Fault[] = ['busy', 'dropped', 'lost', 'hanging', { delay: 300 }];
    const faulty = () => {
      const random = new Random(SEED);
      scene.door.fault = () => random.chance(0.1) ? random.pick(FAULTS) : undefined;
    };

    test('the same objects get there as without it', async () => {
      const [calm, own] = ['calm', 'faulty'].map(namespace => made(machineApp(namespace)));
      expect((await run(calm)).code).toBe(0);
      scene.door.reset();
      faulty();
      const ended = await run(own, '--kubectl', scene.command.impatient);
      expect({ code: ended.code, text: textOf(ended) }).toEqual({ code: 0, text: '' });
      expect(JSON.stringify(await scene.objects(own)).replaceAll('faulty', 'calm')).toBe(JSON.stringify(await scene.objects(calm)));
      const faults = scene.door.log.filter(({ fault }) => fault !== undefined);
      printTable(['fault', 'how often'], [...new Set(faults.map(({ fault }) => fault!))].sort().map(fault => [fault, `${faults.filter(each => each.fault === fault).length} of ${scene.door.log.length} requests`]));
      expect(faults.length).toBeGreaterThan(10);
    }, 90_000);

    test('what must be asked is asked, and nothing is written', async () => {
      faulty();
      const ended = await run(made(machineApp('faulty', undefined, 15)), '--kubectl', scene.command.impatient);
      expect({ code: ended.code, writes: scene.writes }).toEqual({ code: 3, writes: [] });
    }, 90_000);
  });
}, []);
