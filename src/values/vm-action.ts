import { DVP_GROUP } from '../manifest/groups';

/**
 * Rights on one machine.
 *
 * RBAC can limit only these rights to one machine, by its name. Operations and snapshots are objects with their own names:
 * the right to create them is for all machines of the namespace, see `NamespaceAction`.
 */
export enum VmAction {
  /** Read the machine: its spec and status. */
  VIEW = 'View',

  /** Use its serial console. */
  CONSOLE = 'Console',

  /** Use its screen, keyboard and mouse. */
  VNC = 'VNC',

  /** Reach ports of the guest, also by SSH, without a Service. */
  PORT_FORWARD = 'PortForward',
}

/**
 * Rights on all machines of a namespace. Only `VIEW` lets a subject read the machines themselves.
 */
export enum NamespaceAction {
  /** Read the machines: their specs and status. */
  VIEW = 'View',

  /** Use their serial consoles. */
  CONSOLE = 'Console',

  /** Use their screens, keyboards and mice. */
  VNC = 'VNC',

  /** Reach ports of the guests, also by SSH, without a Service. */
  PORT_FORWARD = 'PortForward',

  /** Start, stop, restart, move, clone and restore machines, and read these operations, but not the machines. A restore overwrites the disks of a machine. */
  OPERATE = 'Operate',

  /** Take snapshots of machines and disks, and read existing snapshots, but not delete them. */
  SNAPSHOT = 'Snapshot',
}

/** a rule of a Role */
export interface PolicyRule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly resourceNames?: string[];
  readonly verbs: string[];
}

const READ = ['get', 'list', 'watch'];
// the same verbs as in the platform's own roles
const CONNECT = ['get', 'create', 'update'];

const SUBRESOURCES: ReadonlyMap<string, string> = new Map([
  ['Console', 'virtualmachines/console'], ['VNC', 'virtualmachines/vnc'], ['PortForward', 'virtualmachines/portforward'],
]);
const WHOLE_NAMESPACE: ReadonlyMap<string, PolicyRule> = new Map([
  ['Operate', { apiGroups: [DVP_GROUP], resources: ['virtualmachineoperations'], verbs: ['get', 'list', 'watch', 'create', 'delete'] }],
  ['Snapshot', { apiGroups: [DVP_GROUP], resources: ['virtualdisksnapshots', 'virtualmachinesnapshots'], verbs: ['get', 'list', 'watch', 'create'] }],
]);

/** the rules that allow actions on one machine */
export function rulesForMachine(actions: readonly VmAction[], machineName: string): PolicyRule[] {
  return rulesFor(actions, [machineName]);
}

/** the rules that allow actions on all machines of a namespace */
export function rulesForNamespace(actions: readonly NamespaceAction[]): PolicyRule[] {
  return [...rulesFor(actions), ...[...WHOLE_NAMESPACE].flatMap(([action, rule]) => actions.includes(action as NamespaceAction) ? [rule] : [])];
}

// in a fixed order, so that the order of the arguments does not change the manifest
function rulesFor(actions: readonly string[], resourceNames?: string[]): PolicyRule[] {
  const resources = [...SUBRESOURCES].flatMap(([action, resource]) => actions.includes(action) ? [resource] : []);
  return [
    ...actions.includes('View') ? [{ apiGroups: [DVP_GROUP], resources: ['virtualmachines'], resourceNames, verbs: READ }] : [],
    ...resources.length > 0 ? [{ apiGroups: [`subresources.${DVP_GROUP}`], resources, resourceNames, verbs: CONNECT }] : [],
  ];
}
