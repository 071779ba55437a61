/**
 * A feature that is off by default. The Community Edition does not have feature gates.
 *
 * Gates are not checked while the module is being switched on, and the controller does not start with an unsupported gate:
 * add gates when the module runs.
 */
export enum FeatureGate {
  /** A machine gets more or fewer cores without a restart, by live migration. Since DVP 1.8. */
  HOTPLUG_CPU_WITH_LIVE_MIGRATION = 'HotplugCPUWithLiveMigration',

  /** A machine gets more memory without a restart, by live migration. Since DVP 1.8. */
  HOTPLUG_MEMORY_WITH_LIVE_MIGRATION = 'HotplugMemoryWithLiveMigration',

  /** A machine gets cores and memory on its node, without migration. Since DVP 1.10; needs Kubernetes 1.33. */
  HOTPLUG_CPU_AND_MEMORY_WITH_IN_PLACE_RESIZE = 'HotplugCPUAndMemoryWithInPlaceResize',

  /** Machines can use GPUs. Since DVP 1.11; needs Kubernetes 1.34. */
  GPU = 'GPU',

  /**
   * The core fraction Auto. The notes of DVP 1.11 name this gate, but the schema of its settings may not list it: a warning says so.
   */
  VERTICAL_VIRTUAL_MACHINE_AUTOSCALER = 'VerticalVirtualMachineAutoscaler',

  /**
   * Uploads through the Gateway API. The notes of DVP 1.11 name this gate, but the schema of its settings may not list it: a warning says so.
   */
  UPLOAD_VIA_API_GATEWAY = 'UploadViaAPIGateway',
}
