import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { Objects } from './objects';
import { Manifest } from '../../src/manifest/manifest';

/** the settings of the module as a kind of their own: ModuleConfig's CRD takes any, and who judges them in a cluster is Deckhouse */
const GROUP = 'settings.test';
const KIND = 'VirtualizationSettings';

const SETTINGS = join(__dirname, '../../../shared/contract/module/virtualization.settings.yaml');

/** whether their schema is beside the project; it is none of the CRDs that a cluster or a directory has */
export const settingsAreKnown = existsSync(SETTINGS);

/** lets the server judge them */
export async function needSettings(objects: Objects): Promise<void> {
  if (!settingsAreKnown) {
    process.stderr.write(`\n!! the settings of the module are not judged, since there is no ${SETTINGS}\n\n`);
    return;
  }
  const spec = parse(readFileSync(SETTINGS, 'utf8'));
  await objects.needKind({ apiVersion: `${GROUP}/v1`, kind: KIND }, false, { type: 'object', properties: { spec } });
}

/** the object that has them, next to the ModuleConfig that carries them */
export function settingsOf({ kind, metadata, spec }: Manifest): Manifest[] {
  const settings = (spec as any)?.settings;
  return !settingsAreKnown || kind !== 'ModuleConfig' || metadata?.name !== 'virtualization' || settings === undefined ? []
    : [{ apiVersion: `${GROUP}/v1`, kind: KIND, metadata: { name: metadata.name }, spec: settings }];
}
