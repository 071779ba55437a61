import * as fc from 'fast-check';
import { dvp, object, worldOf } from './support';
import { Manifests, Stages } from '../../../src';
import { filesOf } from '../../../src/domain/stages/files';
import { placements } from '../../../src/domain/stages/placement';
import { stagesOf } from '../../../src/domain/stages/stages-of';
import { ManifestObject } from '../../../src/manifest/manifest';

/** disks of files a to d, each made from one with a lower number or none, so that there are no circles */
const graphs = fc.array(fc.record({ file: fc.constantFrom('a', 'b', 'c', 'd'), source: fc.nat(20) }), { maxLength: 14 }).map(nodes => nodes.map(({ file, source }, i) => ({
  file: `${file}.k8s.yaml`,
  source: source < i ? `n${source}` : undefined,
  manifest: dvp('VirtualDisk', `shop/n${i}`, source < i ? { dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualDisk', name: `n${source}` } } } : {}),
})));

test('kubectl, which applies files by their names, applies no object before one that it needs', () => {
  fc.assert(fc.property(graphs, fc.integer(), (nodes, turn) => {
    const shuffled = nodes.map((node, i) => ({ node, key: Math.imul(i + 1, turn) })).sort((a, b) => a.key - b.key).map(({ node }) => node);
    const world = worldOf(shuffled.map(({ manifest }) => manifest));
    const fileOf = ({ name }: ManifestObject) => nodes[Number(name.slice(1))].file;
    const files = stagesOf(world).flatMap(({ objects }) => [...filesOf(objects, placements(world), fileOf)]).sort(([a], [b]) => a < b ? -1 : 1);
    const names = files.flatMap(([, objects]) => objects.map(staged => staged.object.name));
    expect([...names].sort()).toEqual(nodes.map((_, i) => `n${i}`).sort());
    nodes.forEach(({ source }, i) => expect(names.indexOf(source ?? '')).toBeLessThan(names.indexOf(`n${i}`)));
    files.forEach(([file, objects]) => expect(new Set(objects.map(staged => fileOf(staged.object)))).toEqual(new Set([file.replace(/^\d+-/, '')])));
  }), { numRuns: 100 });
});

test('more than ten rounds', () => {
  const chain = Array.from({ length: 24 }, (_, i) => dvp('VirtualDisk', `shop/n${i}`, i === 0 ? {} : { dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualDisk', name: `n${i - 1}` } } }));
  const world = worldOf(chain);
  const [{ objects }] = stagesOf(world);
  const files = filesOf(objects, placements(world), ({ name }) => Number(name.slice(1)) % 2 === 0 ? 'b' : 'a');
  expect([...files.keys()].sort()).toEqual([...files.keys()]);
  expect([...files.keys()].slice(0, 3)).toEqual(['00-b', '01-a', '01-b']);
  expect(files.size).toBe(24);
});

test('what is in no stage', () => {
  const stages = Stages.of(Manifests.fromObjects([
    dvp('VirtualMachineOperation', 'shop/restart'), object('v1 Secret shop/a', {}, { 'argocd.argoproj.io/hook': 'Skip' }), object('v1 Secret shop/b'),
  ]));
  expect(stages.withoutStage).toEqual(['VirtualMachineOperation shop/restart', 'Secret shop/a']);
  expect(stages.contents.map(({ stage, objects }) => [stage.label, objects])).toEqual([
    ['81-images', [{ subject: 'Secret shop/b', manifest: object('v1 Secret shop/b'), isPart: false }]],
  ]);
});
