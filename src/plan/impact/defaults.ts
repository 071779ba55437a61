// what the API server fills in; a field that says the same is no change

const MACHINE = {
  '/bootloader': 'BIOS',
  '/disruptions/restartApprovalMode': 'Manual',
  '/enableParavirtualization': true,
  '/osType': 'Generic',
  '/runPolicy': 'AlwaysOnUnlessStoppedManually',
  '/terminationGracePeriodSeconds': 60,
};

const below = (prefix: string, defaults: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(defaults).map(([pointer, value]) => [`${prefix}${pointer}`, value]));

/** by kind, and then by pointer */
export const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  NodeUSBDevice: { '/spec/assignedNamespace': '' },
  VirtualDiskSnapshot: { '/spec/requiredConsistency': true },
  VirtualImage: { '/spec/storage': 'ContainerRegistry' },
  VirtualMachine: below('/spec', { ...MACHINE, '/liveMigrationPolicy': 'PreferSafe' }),
  VirtualMachinePool: below('/spec/virtualMachineTemplate/spec', MACHINE),
  VirtualMachineSnapshot: { '/spec/keepIPAddress': 'Always', '/spec/requiredConsistency': true },
};
