import { ApiObject, App, Chart } from 'cdk8s';
import { exampleNames, objectsOf as objectsOfExample } from './examples';
import { withoutDefaults } from './without-defaults';
import { EXAMPLES } from '../../src/catalogue/catalogue';
import { Manifest, ManifestObject } from '../../src/manifest/manifest';
import { checkSchema } from '../../src/manifest/schema-check';
import { outcomeOf } from '../guides/outcome';
import { FULLEST, ROWS } from '../guides/topics';

/** objects that somebody would apply together */
export interface Case {
  readonly name: string;
  readonly objects: readonly Manifest[];
}

function objectsOf(fill: (chart: Chart) => void): Manifest[] {
  const chart = new Chart(new App(), 'fullest', { namespace: 'shop' });
  fill(chart);
  return chart.node.findAll().filter(construct => ApiObject.isApiObject(construct)).map(object => object.toJson());
}

/** the server fills in a part of a policy only if the rest is there */
const EMPTY_POLICY: Manifest = {
  apiVersion: 'storage.deckhouse.io/v1alpha1',
  kind: 'ReplicatedStoragePool',
  metadata: { name: 'empty-policy' },
  spec: { type: 'LVM', lvmVolumeGroups: [{ name: 'node-1' }], eligibleNodesPolicy: {} },
};

/** everything that this library emits, or says that it is good */
export const CASES: readonly Case[] = [
  ...exampleNames.map((name): Case => ({ name: `the example ${name}`, objects: objectsOfExample(name) })),
  ...ROWS.flatMap(({ number, wants, write }): Case[] => write === undefined ? [] : [{ name: `the guides, ${number}, ${wants}`, objects: outcomeOf(write).objects }]),
  // each alone: they need not make sense together
  ...FULLEST.flatMap(({ name, fill }) => objectsOf(fill).flatMap((object): Case[] => {
    const label = `${name}, ${object.kind} ${object.metadata?.name}`;
    const least = withoutDefaults(object);
    return [
      { name: `every field of the topic ${label}`, objects: [object] },
      ...least === undefined ? [] : [{ name: `the defaults of the topic ${label}`, objects: [least] }],
    ];
  })),
  { name: 'an empty policy, which a pool has no reason to write', objects: [EMPTY_POLICY] },
  ...[...EXAMPLES.values()].map(({ rule: { id }, keeps }): Case => ({ name: `what keeps ${id}`, objects: keeps().filter(isSent) })),
];

/** whether the object is sent to a server with the newest CRDs: it is not of a dump, and not for an older release that had other fields */
function isSent(manifest: Manifest): boolean {
  return manifest.metadata?.resourceVersion === undefined && checkSchema(new ManifestObject(manifest)).length === 0;
}
