import { disk, phase } from './objects';
import { ScriptedCluster } from './scripted-cluster';
import { linesOf } from './transcript';

const holder = (name: string) => ({ name, hasEnded: () => false });

test('of two runs at once, the second stops without a change', async () => {
  const cluster = new ScriptedCluster({ statuses: { 'VirtualDisk shop/data': [[0, phase('Provisioning')], [30, phase('Ready')]] } });
  const [first, second] = await cluster.run(() => Promise.all([
    linesOf(cluster, [disk('data')], { holder: holder('ann@laptop:7') }), linesOf(cluster, [disk('data')], { holder: holder('bob@ci:12') }),
  ]));
  expect(second).toEqual([
    '0:00 the run of ann@laptop:7 has not ended properly, or is still at work: watching its Lease shop/cdk8s-dvp for 20 s',
    '0:05 stopped with 4: another run is at work: ann@laptop:7, since 2026-11-29T10:00:00.000000Z (Lease shop/cdk8s-dvp): wait until it ends',
  ]);
  expect(first.at(-1)).toBe('0:30 1 object applied and ready after 30 s');
  expect(cluster.writes).toEqual(['create VirtualDisk shop/data', 'delete Lease shop/cdk8s-dvp']);
});
