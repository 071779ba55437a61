import { SCENARIOS } from './scenarios';
import { ScriptedCluster } from './scripted-cluster';
import { transcriptOf } from './transcript';
import { TRANSCRIPTS } from './transcripts';

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
