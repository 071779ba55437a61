import { SETTINGS_KEY, apiOf } from '../../domain/cluster-api';
import { settingList, isVirtualization } from '../../domain/settings';
import { olderThan } from '../../domain/version';
import { Violation } from '../../manifest/finding';
import { UNLISTED_GATES } from '../../manifest/schema-check';
import { MODULE_CONFIG, Topic } from '../rule';

/** the feature gates of the module */
export const featureGates = new Topic({
  severity: 'error',
  kinds: [MODULE_CONFIG],
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/featuregates_validator.go',
});

const GATES = '/featureGates';
// the controller has this gate in every edition
const UPLOADS = 'UploadViaAPIGateway';
const KUBERNETES: Readonly<Record<string, string>> = { HotplugCPUAndMemoryWithInPlaceResize: '1.33', GPU: '1.34' };

export const gatesOfEdition = featureGates.rule({
  id: 'MC-28',
  says: 'The Community Edition has no feature gates.',
  why: 'The webhook rejects a gate that is added later; one that is set from the start keeps the controller from starting.',
  check: (object, world) => world.cluster?.edition !== 'CE' ? undefined : settingList(object, GATES).flatMap((gate, i): Violation[] => gate === UPLOADS ? [] : [{
    pointer: `/spec/settings${GATES}/${i}`,
    wrong: 'the Community Edition has no feature gates',
    instead: 'remove the gate, or use an edition that has it, such as EE',
  }]),
});

export const gatesOfKubernetes = featureGates.rule({
  id: 'MC-29',
  says: 'Resizing in place needs Kubernetes 1.33, and GPU needs Kubernetes 1.34.',
  why: 'The webhook rejects a gate that needs a newer Kubernetes.',
  check: (object, world) => settingList(object, GATES).flatMap((gate, i): Violation[] => {
    const needed = KUBERNETES[gate];
    if (needed === undefined || olderThan(world.cluster?.kubernetesVersion, needed) !== true) {
      return [];
    }
    return [{
      pointer: `/spec/settings${GATES}/${i}`,
      wrong: `this feature gate needs Kubernetes ${needed}, but the cluster has ${world.cluster?.kubernetesVersion}`,
      instead: gate === 'GPU' ? `remove the gate, or update Kubernetes to ${needed} first` : {
        yaml: 'HotplugCPUWithLiveMigration and HotplugMemoryWithLiveMigration, which migrate the machine',
        code: 'FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION and FeatureGate.HOTPLUG_MEMORY_WITH_LIVE_MIGRATION, which migrate the machine',
      },
    }];
  }),
});

const UNLISTED_SINCE = '1.11.0';

/** what enables the feature of a gate without it, in the branch of the release */
const ENABLED_BY: Readonly<Record<string, string>> = {
  [UPLOADS]: "the module 'alb', which enables it",
  VerticalVirtualMachineAutoscaler: "the module 'vertical-pod-autoscaler', which enables it in the Enterprise Edition",
};

export const gatesOfNotes = featureGates.rule({
  id: 'MC-34',
  severity: 'warning',
  says: `The feature gates ${[...UNLISTED_GATES].join(' and ')} are set only in a cluster that lists them.`,
  why: `The notes of DVP ${UNLISTED_SINCE} name them, but the settings schema of its branch does not: Deckhouse may reject the settings.`,
  source: 'docs/RELEASE_NOTES.md',
  check: (object, world) => {
    // the schema of the cluster itself decides
    if (!isVirtualization(object) || apiOf(world.cluster)?.own?.schemaOf(SETTINGS_KEY) !== undefined) {
      return undefined;
    }
    const release = world.cluster?.dvpRelease;
    const isTooOld = olderThan(release, UNLISTED_SINCE) === true;
    // a gate that is set in the cluster was accepted there
    const isDoubtful = (gate: string) => UNLISTED_GATES.has(gate) && world.cluster?.featureGates?.includes(gate) !== true;
    return settingList(object, GATES).flatMap((gate, i): Violation[] => isDoubtful(gate) ? [{
      pointer: `/spec/settings${GATES}/${i}`,
      severity: isTooOld ? 'error' : 'warning',
      wrong: isTooOld ? `this feature gate needs DVP ${UNLISTED_SINCE} or newer, the cluster has ${release}`
        : `the notes of DVP ${UNLISTED_SINCE} name this feature gate, but its settings schema may not list it: Deckhouse then rejects the settings`,
      instead: isTooOld ? `remove the gate, or update the module 'virtualization' to ${UNLISTED_SINCE}` : `${ENABLED_BY[gate]}, if Deckhouse rejects the gate`,
    }] : []);
  },
});
