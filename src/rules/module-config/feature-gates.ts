import { settingList } from '../../domain/settings';
import { olderThan } from '../../domain/version';
import { Violation } from '../../manifest/finding';
import { MODULE_CONFIG, Topic } from '../rule';

/** the feature gates of the module */
export const featureGates = new Topic({
  severity: 'error',
  kinds: [MODULE_CONFIG],
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/featuregates_validator.go',
});

const GATES = '/featureGates';
const KUBERNETES: Readonly<Record<string, string>> = { HotplugCPUAndMemoryWithInPlaceResize: '1.33', GPU: '1.34' };

export const gatesOfEdition = featureGates.rule({
  id: 'MC-28',
  says: 'The Community Edition has no feature gates.',
  why: 'The webhook rejects a gate that is added later; one that is set from the start keeps the controller from starting.',
  check: (object, world) => world.cluster?.edition !== 'CE' ? undefined : settingList(object, GATES).map((_, i): Violation => ({
    pointer: `/spec/settings${GATES}/${i}`,
    wrong: 'the Community Edition has no feature gates',
    instead: 'remove the gate, or use an edition that has it, such as EE',
  })),
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
