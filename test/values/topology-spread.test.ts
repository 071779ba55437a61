import { LabelQuery } from '../../src/values/label-query';
import { Topology } from '../../src/values/topology';
import { SpreadOptions, TopologySpread, UnsatisfiableSpread } from '../../src/values/topology-spread';
import { refusalOf } from '../support';

const ZONE = 'topology.kubernetes.io/zone';
const db = [LabelQuery.equal('tier', 'db'), LabelQuery.exists('release')];

test.each<[string, TopologySpread, object]>([
  ['all machines', TopologySpread.over(Topology.NODE, []),
    { topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} }],
  ['machines with labels', TopologySpread.over(Topology.ZONE, db), {
    topologyKey: ZONE,
    maxSkew: 1,
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: { matchLabels: { tier: 'db' }, matchExpressions: [{ key: 'release', operator: 'Exists' }] },
  }],
  ['all options', TopologySpread.over(Topology.label('rack'), [], { maxSkew: 3, whenUnsatisfiable: UnsatisfiableSpread.SCHEDULE_ANYWAY }),
    { topologyKey: 'rack', maxSkew: 3, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: {} }],
])('counts %s', (_, spread, wire) => expect(spread._toKube()).toEqual(wire));

test('what is changed later is not the spread', () => {
  const labels = [LabelQuery.equal('tier', 'db')];
  const options = { maxSkew: 2 };
  const spread = TopologySpread.over(Topology.ZONE, labels, options);
  labels.push(LabelQuery.exists('release'));
  options.maxSkew = 3;
  expect(spread._toKube()).toEqual({ topologyKey: ZONE, maxSkew: 2, whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { tier: 'db' } } });
});

const PLACE = 'for example Topology.ZONE';
const LABEL = "for example LabelQuery.equal('tier', 'db')";
const LABELS = "for example [LabelQuery.equal('tier', 'db')]";
const OPTIONS = "[TopologySpread.over] 'options' must be an object with properties of SpreadOptions, got";

test.each<[string, any, any, any, string]>([
  ['a skew of 0', Topology.ZONE, [], { maxSkew: 0 }, "'maxSkew' must be a whole number from 1, got 0"],
  ['half a skew', Topology.ZONE, [], { maxSkew: 1.5 }, "'maxSkew' must be a whole number from 1, got 1.5"],
  ['a skew in quotes', Topology.ZONE, [], { maxSkew: '2' }, "[TopologySpread.over] 'maxSkew' must be a number, got a string: write it without quotes"],
  ['two values of one label', Topology.ZONE, [LabelQuery.equal('a', 'x'), LabelQuery.equal('a', 'y')], undefined,
    "label 'a' cannot equal two values, got \"x\" and \"y\": use anyOf"],
  ['no labels', Topology.ZONE, undefined, undefined, `[TopologySpread.over] 'labels' is missing: set it, ${LABELS}`],
  ['null for labels', Topology.ZONE, null, undefined, `[TopologySpread.over] 'labels' is missing: set it, ${LABELS}`],
  ['options where the labels belong', Topology.ZONE, { maxSkew: 3 }, undefined,
    `[TopologySpread.over] 'labels' must be a list, got an object with maxSkew: ${LABELS}`],
  ['one condition and no list', Topology.ZONE, db[0], undefined, `[TopologySpread.over] 'labels' must be a list, got a LabelQuery: ${LABELS}`],
  ['text for a condition', Topology.ZONE, ['tier'], undefined, `[TopologySpread.over] 'labels[0]' must be a LabelQuery, got a string: ${LABEL}`],
  ['text for a place', 'zone', [], undefined, `[TopologySpread.over] 'topology' must be a Topology, got a string: ${PLACE}`],
  ['the old form', { topology: Topology.ZONE, labels: [] }, undefined, undefined,
    `[TopologySpread.over] 'topology' must be a Topology, got an object with topology, labels: ${PLACE}
[TopologySpread.over] 'labels' is missing: set it, ${LABELS}`],
  ['nothing at all', undefined, undefined, undefined, `[TopologySpread.over] 'topology' is missing: set it, for example Topology.ZONE
[TopologySpread.over] 'labels' is missing: set it, ${LABELS}`],
  ['a number instead of options', Topology.ZONE, [], 3, `${OPTIONS} a number: for example { maxSkew: … }`],
  ['null for options', Topology.ZONE, [], null, `${OPTIONS} nothing: for example { maxSkew: … }`],
  ['a list of options', Topology.ZONE, [], [], `${OPTIONS} a list: for example { maxSkew: … }`],
])('refuses %s', (_, topology, labels, options, message) =>
  expect(refusalOf(() => TopologySpread.over(topology, labels, options))).toBe(message));

test('what is no spread does not compile', () => {
  // @ts-expect-error without labels no machine is counted
  expect(() => TopologySpread.over(Topology.ZONE)).toThrow();
  // @ts-expect-error the labels come before the options
  expect(() => TopologySpread.over(Topology.ZONE, { maxSkew: 2 })).toThrow();
  // @ts-expect-error the factory says the place
  const twice: SpreadOptions = { topology: Topology.NODE };
  // @ts-expect-error a spread is made by its factory
  const written: TopologySpread = { topology: Topology.ZONE, labels: [] };
  expect([twice, written]).toHaveLength(2);
});
