import { clusterWide, moduleIsOn } from '../../domain/cluster-lookups';
import { olderThan } from '../../domain/version';
import { config, oneOf, ours, settingsOf, switchedOff, words } from '../../domain/settings';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { valueAt } from '../../manifest/manifest';
import { MODULE_CONFIG, Rule } from '../rule';

const KINDS = [MODULE_CONFIG];
const GATES = '/featureGates';
const WEBHOOK = 'images/virtualization-artifact/pkg/controller/moduleconfig/featuregates_validator.go';
const NEEDS: Readonly<Record<string, string>> = { HotplugCPUAndMemoryWithInPlaceResize: '1.33', GPU: '1.34' };

const gates = (...featureGates: string[]) => [config({ featureGates })];
const migrationOver = (name: string) => [config({ liveMigration: { network: { type: 'SystemNetwork', systemNetwork: { name } } } })];

export const migrationNetwork: Rule = {
  id: 'MC-25',
  severity: 'error',
  kinds: KINDS,
  says: 'Live migration uses a SystemNetwork that is there and ready, and the module sdn is on.',
  why: 'The webhook refuses another network.',
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/livemigration_validator.go',
  exampleFacts: () => ({ systemNetworks: ['fast'] }),
  breaks: () => migrationOver('slow'),
  keeps: () => migrationOver('fast'),
  check: (object, world) => {
    const pointer = '/liveMigration/network/systemNetwork/name';
    const name = valueAt(settingsOf(object), pointer);
    if (typeof name !== 'string') {
      return [];
    }
    if (moduleIsOn('sdn', world) === false) {
      return [{
        pointer: `/spec/settings${pointer}`,
        wrong: 'a network of its own for live migration needs the module sdn, which is off',
        got: name,
        instead: 'no liveMigration, or sdn switched on first',
      }];
    }
    const networks = world.cluster?.systemNetworks;
    // one that the set makes gets ready after it
    const made = clusterWide(world, 'network.deckhouse.io', 'SystemNetwork', name) !== undefined;
    return networks === undefined || networks.includes(name) || made ? [] : [{
      pointer: `/spec/settings${pointer}`,
      wrong: 'the cluster has no such SystemNetwork that is ready',
      got: name,
      instead: oneOf(networks, 'no liveMigration, or a SystemNetwork that you make first'),
    }];
  },
};

export const gatesOfEdition: Rule = {
  id: 'MC-28',
  severity: 'error',
  kinds: KINDS,
  says: 'The Community Edition has no feature gates.',
  why: 'The webhook refuses to add one; set while nobody looks, it keeps the controller from starting.',
  source: WEBHOOK,
  exampleFacts: () => ({ edition: 'CE' }),
  breaks: () => gates('HotplugCPUWithLiveMigration'),
  keeps: () => gates(),
  check: (object, world) => world.cluster?.edition !== 'CE' ? [] : words(settingsOf(object), GATES).map((gate, i): Violation => ({
    pointer: `/spec/settings${GATES}/${i}`,
    wrong: 'the Community Edition has no such feature',
    got: gate,
    instead: 'no feature gates, or an edition that has them, such as EE',
  })),
};

export const gatesOfKubernetes: Rule = {
  id: 'MC-29',
  severity: 'error',
  kinds: KINDS,
  says: 'Resizing in place needs Kubernetes 1.33, and GPU needs Kubernetes 1.34.',
  why: 'The webhook refuses to add a gate that the cluster is too old for.',
  source: WEBHOOK,
  exampleFacts: () => ({ kubernetesVersion: '1.33' }),
  breaks: () => gates('GPU'),
  keeps: () => gates('HotplugCPUAndMemoryWithInPlaceResize', 'HotplugMemoryWithLiveMigration'),
  check: (object, world) => words(settingsOf(object), GATES).flatMap((gate, i): Violation[] => {
    const needs = NEEDS[gate];
    return needs === undefined || olderThan(world.cluster?.kubernetesVersion, needs) !== true ? [] : [{
      pointer: `/spec/settings${GATES}/${i}`,
      wrong: `this feature needs Kubernetes ${needs}, and the cluster has ${world.cluster?.kubernetesVersion}`,
      got: gate,
      instead: gate === 'GPU' ? 'no GPU' : 'HotplugCPUWithLiveMigration and HotplugMemoryWithLiveMigration, which migrate instead',
    }];
  }),
};

/** what has to be there, by the first release of DVP that asks for it; the releases before it ask for less */
const SDN_SINCE = '1.9.5';
const SDN_NOT_IN = '1.10.0';
const DECKHOUSE_SINCE = '1.4';

export const prerequisites: Rule = {
  id: 'MC-30',
  severity: 'error',
  kinds: KINDS,
  says: 'The module is switched on where cni-cilium is on, with Deckhouse 1.74.2, Kubernetes 1.25 and, where it is used, sdn 0.6.2.',
  why: 'Deckhouse refuses to switch it on elsewhere, or leaves it off.',
  source: 'module.yaml',
  exampleFacts: () => ({ modules: { 'cni-cilium': '', 'sdn': 'v0.6.1' }, deckhouseRelease: '1.74.1', kubernetesVersion: '1.24' }),
  breaks: () => [config()],
  keeps: () => [switchedOff()],
  check: (object, world) => {
    if (!ours(object) || valueAt(object.json, '/spec/enabled') !== true) {
      return [];
    }
    const { modules, deckhouseRelease, kubernetesVersion, dvpRelease } = world.cluster ?? {};
    const deckhouseMatters = olderThan(dvpRelease, DECKHOUSE_SINCE) !== true;
    const sdnMatters = olderThan(dvpRelease, SDN_SINCE) !== true && dvpRelease !== SDN_NOT_IN;
    const missing = [
      moduleIsOn('cni-cilium', world) === false && 'the module cni-cilium, which is off',
      deckhouseMatters && olderThan(deckhouseRelease, '1.74.2') === true && `Deckhouse 1.74.2, and the cluster has ${deckhouseRelease}`,
      olderThan(kubernetesVersion, '1.25') === true && `Kubernetes 1.25, and the cluster has ${kubernetesVersion}`,
      sdnMatters && olderThan(modules?.sdn, '0.6.2') === true && `the module sdn of 0.6.2, and the cluster has ${modules?.sdn}`,
    ];
    return missing.filter((what): what is string => what !== false).map(what => ({
      pointer: '/spec/enabled',
      wrong: `virtualization needs ${what}`,
      got: NOT_SHOWN,
      instead: what.includes('cilium') ? 'cni-cilium switched on first' : 'an update first',
    }));
  },
};
