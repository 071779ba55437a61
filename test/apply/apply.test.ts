import { module } from './objects';
import { platform } from './platform';
import { SCENARIOS } from './scenarios';
import { ScriptedCluster } from './scripted-cluster';
import { transcriptOf } from './transcript';
import { TRANSCRIPTS } from './transcripts';
import { withoutLateSettings } from '../../src/domain/stages/gates';
import { withAnnotations } from '../../src/manifest/annotations';
import type { Manifest } from '../../src/manifest/manifest';
import { PART_ANNOTATIONS } from '../../src/manifest/part';
import { Impact } from '../../src/plan/impact';

const names = Object.keys(SCENARIOS);

async function played(name: string): Promise<string> {
  const { manifests, script, options, before } = SCENARIOS[name];
  const cluster = new ScriptedCluster(script);
  before?.(cluster);
  const lines = await transcriptOf(cluster, manifests, options);
  return [...lines, `writes: ${cluster.writes.join(', ') || 'nothing'}`].join('\n');
}

test.each(names)('%s', async name => expect(await played(name)).toBe(TRANSCRIPTS[name]?.trim()));

test('each transcript has a scenario', () => expect(Object.keys(TRANSCRIPTS)).toHaveLength(names.length));

describe('a part of a ModuleConfig without the whole one', () => {
  const [GATES, OTHER] = [module({ featureGates: ['HotplugCPUWithLiveMigration'] }), module({ liveMigration: { bandwidthPerNode: '640Mi' }, logLevel: 'debug' })];
  const partOf = (json: Manifest) => withAnnotations(withoutLateSettings(json), { ...PART_ANNOTATIONS, team: 'a' });
  const settingsAfter = async (before: Manifest | undefined, json: Manifest) => {
    const cluster = new ScriptedCluster({ platform: platform(0, 0) });
    if (before !== undefined) {
      cluster.has(before);
    }
    await transcriptOf(cluster, [partOf(json)], { accepted: new Set(Object.values(Impact)) });
    const [{ spec, metadata }] = await cluster.read([{ resource: 'ModuleConfig.v1alpha1.deckhouse.io', name: 'virtualization' }]) as [Manifest];
    return { writes: cluster.writes, settings: (spec as { settings: object }).settings, annotations: metadata?.annotations };
  };

  test.each<[string, Manifest | undefined, Manifest, object]>([
    ['is created', undefined, GATES, { writes: ['create ModuleConfig virtualization'], settings: {}, annotations: { team: 'a' } }],
    ['changes nothing beside the whole one', withAnnotations(GATES, { team: 'a' }), GATES,
      { writes: [], settings: { featureGates: ['HotplugCPUWithLiveMigration'] }, annotations: { team: 'a' } }],
    ['keeps what the whole one has set', GATES, OTHER,
      { writes: ['change ModuleConfig virtualization'], settings: { featureGates: ['HotplugCPUWithLiveMigration'], logLevel: 'debug' }, annotations: { team: 'a' } }],
  ])('%s', async (_, before, json, expected) => expect(await settingsAfter(before, json)).toEqual(expected));
});
