/**
 * A feature that is off by default. They are not in the Community Edition.
 *
 * Nobody vets gates while the module is being switched on, and one that the cluster cannot have keeps the controller from starting:
 * add gates once the module runs.
 */
export enum FeatureGate {
  /** A machine gets more or fewer cores without a restart, by migrating. Since DVP 1.8. */
  HOTPLUG_CPU_WITH_LIVE_MIGRATION = 'HotplugCPUWithLiveMigration',

  /** A machine gets more memory without a restart, by migrating. Since DVP 1.8. */
  HOTPLUG_MEMORY_WITH_LIVE_MIGRATION = 'HotplugMemoryWithLiveMigration',

  /** A machine gets cores and memory where it runs. Since DVP 1.10; needs Kubernetes 1.33. */
  HOTPLUG_CPU_AND_MEMORY_WITH_IN_PLACE_RESIZE = 'HotplugCPUAndMemoryWithInPlaceResize',

  /** Machines may be given GPUs. Newer than DVP 1.10; needs Kubernetes 1.34. */
  GPU = 'GPU',
}
