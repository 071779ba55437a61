import { DVCR, config, configOf, switchedOff } from './objects';
import { CONFIRMED } from '../../domain/settings';
import { Manifest } from '../../manifest/manifest';
import { disablingConfirmed, offWhileInUse, settingsKept } from '../../rules/module-config/switched-off';
import { RuleExample } from '../entry';

const image: Manifest = {
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'VirtualImage',
  metadata: { name: 'debian', namespace: 'shop' },
  spec: { dataSource: { type: 'HTTP', http: { url: 'https://example.com/images/debian-12.qcow2' } } },
};

export const SWITCHED_OFF_EXAMPLES: readonly RuleExample[] = [
  {
    rule: disablingConfirmed,
    breaks: () => [configOf({ enabled: false, version: 1, settings: { dvcr: DVCR } })],
    keeps: () => [switchedOff()],
  },
  {
    rule: settingsKept,
    breaks: () => [configOf({ enabled: false }, { annotations: { [CONFIRMED]: 'true' } })],
    keeps: () => [switchedOff()],
  },
  {
    rule: offWhileInUse,
    breaks: () => [switchedOff(), image],
    keeps: () => [config(), image],
  },
];
