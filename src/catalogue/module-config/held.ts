import { config } from '../../domain/settings';
import { HeldRule } from '../../rules/rule';

const source = 'openapi/config-values.yaml';
const why = 'Deckhouse refuses settings that the schema refuses.';

export const SCHEMA_HOLDS: readonly HeldRule[] = [
  {
    id: 'MC-03',
    says: 'There is no setting but those of the schema.',
    why,
    source,
    how: 'The schema of the settings is compared with nothing but its own fields allowed.',
    breaks: () => [config({ virtualMachineCidrs: ['10.66.10.0/24'] })],
  },
  {
    id: 'MC-19',
    says: 'The class of the ingress controller and the gateway have names in DNS form, and a gateway has a name and a namespace.',
    why,
    source,
    how: 'The schema of the settings has the form of each, and asks for both fields of a gateway.',
    breaks: () => [config({ ingressClass: 'Nginx', gatewayAPIGateway: { name: 'main' } })],
  },
  {
    id: 'MC-24',
    says: 'The network of live migration is left empty, or has the type SystemNetwork and the name of one.',
    why,
    source,
    how: 'The schema of the settings has the two forms.',
    breaks: () => [config({ liveMigration: { network: { type: 'SystemNetwork' } } })],
  },
  {
    id: 'MC-26',
    says: 'The log has a level of debug, info, warn or error and a format of text or json; high availability and audit are true or false.',
    why,
    source,
    how: 'The schema of the settings has the words and the types.',
    breaks: () => [config({ logLevel: 'warning', highAvailability: 'yes' })],
  },
  {
    id: 'MC-27',
    says: 'A feature gate is one of the four that there are.',
    why,
    source,
    how: 'The schema of the settings has the words.',
    breaks: () => [config({ featureGates: ['HotplugCPU'] })],
  },
];
