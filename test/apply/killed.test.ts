import { disk, image, machine, module, namespace, phase, ready, running } from './objects';
import { platform } from './platform';
import { Killed, Script, ScriptedCluster } from './scripted-cluster';
import { transcriptOf } from './transcript';

const MANIFESTS = [module({ featureGates: ['HotplugCPUWithLiveMigration'] }), namespace('shop'), image('ubuntu'), disk('data'), machine('web', ['data'])];

const SCRIPT: Script = {
  platform: platform(2, 4),
  statuses: {
    'VirtualImage shop/ubuntu': [[0, phase('Pending')], [3, ready]],
    'VirtualDisk shop/data': [[0, phase('Pending')], [1, phase('WaitForFirstConsumer', 'Ready', 'WaitingForFirstConsumer')], [3, ready]],
    'VirtualMachine shop/web': [[0, phase('Pending')], [3, running]],
  },
};

const WRITES = [
  'create ModuleConfig virtualization', 'change ModuleConfig virtualization', 'create Namespace shop', 'create VirtualImage shop/ubuntu',
  'create VirtualDisk shop/data', 'create VirtualMachine shop/web',
];

const holder = (id: number) => ({ name: `ann@laptop:${id}`, hasEnded: () => true });

const writesOf = ({ writes }: ScriptedCluster): string[] => writes.filter(write => !write.includes('Lease'));

/** runs until it is killed after a number of requests, and again until the end; whether the first run was killed at all */
async function killedAfter(requests: number): Promise<{ readonly cluster: ScriptedCluster; readonly isKilled: boolean }> {
  const cluster = new ScriptedCluster(SCRIPT);
  cluster.killIn(requests);
  const isKilled = await transcriptOf(cluster, MANIFESTS, { holder: holder(1) }).then(() => false, error => {
    expect(error).toBeInstanceOf(Killed);
    return true;
  });
  cluster.killIn(Infinity);
  await transcriptOf(cluster, MANIFESTS, { holder: holder(2) });
  return { cluster, isKilled };
}

test('a run that is killed before any of its requests, and started again, writes each object as one run does', async () => {
  const all = new ScriptedCluster(SCRIPT);
  await transcriptOf(all, MANIFESTS, { holder: holder(1) });
  expect(writesOf(all)).toEqual(WRITES);
  let kills = 0;
  for (let requests = 0; requests < all.count - 3; requests++) {
    const { cluster, isKilled } = await killedAfter(requests);
    expect({ requests, writes: writesOf(cluster) }).toEqual({ requests, writes: WRITES });
    kills += isKilled ? 1 : 0;
  }
  expect(kills).toBeGreaterThan(30);
});
