/**
 * When a machine runs.
 */
export enum RunPolicy {
  /** Always: it starts again after every stop. */
  ALWAYS_ON = 'AlwaysOn',

  /** Never. */
  ALWAYS_OFF = 'AlwaysOff',

  /** From a start by hand until a stop by hand. */
  MANUAL = 'Manual',

  /** Always, until it is stopped on purpose. */
  ALWAYS_ON_UNLESS_STOPPED_MANUALLY = 'AlwaysOnUnlessStoppedManually',
}

/**
 * What kind of system a machine runs, which decides about its virtual hardware.
 */
export enum OsType {
  /** Linux, BSD and everything else that brings virtio drivers. */
  GENERIC = 'Generic',

  /** Microsoft Windows. */
  WINDOWS = 'Windows',

  /** Systems from before virtio: BIOS only, and without provisioning. Newer than DVP 1.10. */
  LEGACY = 'Legacy',
}

/**
 * What starts the system of a machine.
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
 * Who restarts a machine whose configuration changed in a way that needs it.
 */
export enum RestartApprovalMode {
  /** The change waits until the machine is restarted by hand. */
  MANUAL = 'Manual',

  /** The platform restarts the machine at once. */
  AUTOMATIC = 'Automatic',
}

/**
 * How a machine moves to another node, and whether it may be slowed down so that its memory can follow.
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
