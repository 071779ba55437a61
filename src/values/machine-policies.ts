/**
 * When a machine runs.
 */
export enum RunPolicy {
  /** Always: the machine starts again after every stop. */
  ALWAYS_ON = 'AlwaysOn',

  /** Never. */
  ALWAYS_OFF = 'AlwaysOff',

  /** Started and stopped by hand. */
  MANUAL = 'Manual',

  /** Always, until a user stops it. */
  ALWAYS_ON_UNLESS_STOPPED_MANUALLY = 'AlwaysOnUnlessStoppedManually',
}

/**
 * Kind of operating system. It decides the virtual hardware.
 */
export enum OsType {
  /** Linux, BSD and other systems with virtio drivers. */
  GENERIC = 'Generic',

  /** Microsoft Windows. */
  WINDOWS = 'Windows',

  /** Old systems without virtio: BIOS only, without provisioning. Since DVP 1.11. */
  LEGACY = 'Legacy',
}

/**
 * The firmware that starts the system of a machine.
 */
export enum Bootloader {
  /** BIOS. */
  BIOS = 'BIOS',

  /** UEFI. */
  EFI = 'EFI',

  /** UEFI that starts signed systems only. */
  EFI_WITH_SECURE_BOOT = 'EFIWithSecureBoot',
}

/**
 * How a machine restarts after a change of its configuration that needs a restart.
 */
export enum RestartApprovalMode {
  /** The change waits until a user restarts the machine. */
  MANUAL = 'Manual',

  /** The platform restarts the machine at once. */
  AUTOMATIC = 'Automatic',
}

/**
 * How a machine moves to another node, and whether it may be slowed down so that the copy of its memory can complete.
 */
export enum LiveMigrationPolicy {
  /** Never slowed down. */
  ALWAYS_SAFE = 'AlwaysSafe',

  /** Not slowed down, unless an operation forces it. */
  PREFER_SAFE = 'PreferSafe',

  /** Always slowed down where needed. */
  ALWAYS_FORCED = 'AlwaysForced',

  /** Slowed down where needed, unless an operation asks for the safe way. */
  PREFER_FORCED = 'PreferForced',
}
