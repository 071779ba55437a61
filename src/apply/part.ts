import { withLiveFields } from './merge';
import { LATE_SETTINGS } from '../domain/stages/gates';
import type { Manifest } from '../manifest/manifest';
import { isPart, withoutPartAnnotations } from '../manifest/part';

const LATE = { spec: { settings: Object.fromEntries(LATE_SETTINGS.map(setting => [setting, {}])) } };

/** What to apply of an object: of a part whose whole is not in the set, the settings that the whole one has brought stay. */
export const manifestFor = (json: Manifest, live: Manifest | undefined): Manifest =>
  isPart(json) ? withLiveFields(withoutPartAnnotations(json), LATE, live) as Manifest : json;
