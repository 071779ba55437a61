import { pointerPart } from '../../manifest/manifest';
import { closest } from '../../manifest/schema-hints';
import { Rule, dvp } from '../rule';
import { CHOOSY, nodeDemands } from './node-demands';
import { machine } from '../../catalogue/virtual-machine/objects';

/** the label that says in which zone a node is */
export const ZONE = 'topology.kubernetes.io/zone';

export const zoneExists: Rule = {
  id: 'ZONE-01',
  severity: 'error',
  kinds: dvp(...CHOOSY),
  says: 'A zone that a node selector or a required node affinity names is one of the cluster.',
  why: 'No node is in a zone that does not exist, so the machine waits for one for ever.',
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go',
  exampleFacts: () => ({ zones: ['north', 'south'] }),
  breaks: () => [machine({ nodeSelector: { [ZONE]: 'nort' } })],
  keeps: () => [machine({ nodeSelector: { [ZONE]: 'north' } })],
  check: (object, world) => {
    const zones = world.cluster?.zones;
    if (zones === undefined) {
      return [];
    }
    return nodeDemands(object).flatMap(({ all, terms }) => [...all, ...terms.flat()])
      .filter(({ key, operator }) => key === ZONE && operator === 'In')
      .flatMap(({ pointer, values }) => values.filter(zone => !zones.includes(zone)).map(zone => ({
        // a label has its value where it stands, an expression has a list of them
        pointer: pointer.endsWith(`/${pointerPart(ZONE)}`) ? pointer : `${pointer}/values/${values.indexOf(zone)}`,
        wrong: 'the cluster has no such zone',
        got: zone,
        instead: zones.length === 0 ? 'leave the zone out: no node of the cluster is in one' : closest(zone, zones),
      })));
  },
};
