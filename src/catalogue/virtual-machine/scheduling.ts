import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { nodeSelector, priorityClass, tolerationForm, topologySpread } from '../../rules/virtual-machine/scheduling';
import { RuleExample } from '../entry';
import { vmClass } from '../virtual-machine-class/objects';

const drained = { key: 'node.example.com/drained', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 };
const zones = { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'web' } } };
const spread = (...topologySpreadConstraints: object[]): Manifest => machine({ topologySpreadConstraints });
const ssdMachine = (): Manifest => machine({ nodeSelector: { disk: 'ssd' } });
const classOn = (disk: string): Manifest => vmClass({ nodeSelector: { matchLabels: { disk } } }, { name: 'generic' });

export const SCHEDULING_EXAMPLES: readonly RuleExample[] = [
  { rule: topologySpread, breaks: () => [spread({ ...zones, maxSkew: 0 })], keeps: () => [spread(zones, { ...zones, whenUnsatisfiable: 'ScheduleAnyway' })] },
  {
    rule: tolerationForm,
    breaks: () => [machine({ tolerations: [{ ...drained, effect: 'NoSchedule' }] })],
    keeps: () => [machine({ tolerations: [drained] })],
  },
  { rule: nodeSelector, breaks: () => [ssdMachine(), classOn('hdd')], keeps: () => [ssdMachine(), classOn('ssd')] },
  {
    rule: priorityClass,
    facts: () => ({ priorityClasses: ['production', 'develop'] }),
    breaks: () => [machine({ priorityClassName: 'produktion' })],
    keeps: () => [machine({ priorityClassName: 'production' })],
  },
];
