import { CONTRACTS, isSettings } from '../contract';
import { Objects } from './objects';
import { Manifest } from '../../src/manifest/manifest';

/** the settings of the module as a kind of their own: ModuleConfig's CRD takes any, and who judges them in a cluster is Deckhouse */
const GROUP = 'settings.test';
const KIND = 'VirtualizationSettings';

/** lets the server judge them */
export async function needSettings(objects: Objects): Promise<void> {
  const spec = CONTRACTS.find(isSettings)!.schema;
  await objects.needKind({ apiVersion: `${GROUP}/v1`, kind: KIND }, false, { type: 'object', properties: { spec } });
}

/** the object that has them, next to the ModuleConfig that carries them */
export function settingsOf({ kind, metadata, spec }: Manifest): Manifest[] {
  const settings = (spec as any)?.settings;
  return kind !== 'ModuleConfig' || metadata?.name !== 'virtualization' || settings === undefined ? []
    : [{ apiVersion: `${GROUP}/v1`, kind: KIND, metadata: { name: metadata.name }, spec: settings }];
}
