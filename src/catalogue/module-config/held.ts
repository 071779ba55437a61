import { config, registry } from './objects';
import { HeldRule } from '../entry';

const source = 'openapi/config-values.yaml';
const why = 'Deckhouse rejects settings that the schema rejects.';

export const MODULE_CONFIG_HELD: readonly HeldRule[] = [
  {
    id: 'MC-03',
    says: 'The module has only the settings of its schema.',
    why,
    source,
    how: 'The schema of the settings is checked with no other field allowed.',
    breaks: () => [config({ virtualMachineCidrs: ['10.66.10.0/24'] })],
  },
  {
    id: 'MC-06',
    says: 'The registry has a volume, and the volume has a size.',
    why,
    source,
    how: 'The schema of the settings requires both.',
    breaks: () => [registry({ storageClassName: 'fast' })],
  },
  {
    id: 'MC-19',
    says: 'The class of the ingress controller has a DNS name, and a gateway has a name and a namespace, also in DNS form.',
    why,
    source,
    how: 'The schema of the settings has patterns for these names, and requires both fields of a gateway.',
    breaks: () => [config({ ingressClass: 'Nginx', gatewayAPIGateway: { name: 'main' } })],
  },
  {
    id: 'MC-24',
    says: 'The network of live migration is empty, or has the type SystemNetwork and a name.',
    why,
    source,
    how: 'The schema of the settings has these two forms.',
    breaks: () => [config({ liveMigration: { network: { type: 'SystemNetwork' } } })],
  },
  {
    id: 'MC-26',
    says: 'The log level is debug, info, warn or error, and the log format is text or json. High availability and audit are true or false.',
    why,
    source,
    how: 'The schema of the settings lists the values and has the types.',
    breaks: () => [config({ logLevel: 'warning', highAvailability: 'yes' })],
  },
  {
    id: 'MC-27',
    says: 'A feature gate is one of the four that exist.',
    why,
    source,
    how: 'The schema of the settings lists the values.',
    breaks: () => [config({ featureGates: ['HotplugCPU'] })],
  },
];
