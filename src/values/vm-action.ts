import { DVP_GROUP } from '../manifest/groups';

/**
 * Rights on one machine.
 *
 * Only what can be limited to a machine by its name is here. Operations and snapshots are objects with names of their own:
 * the right to create them covers every machine of the namespace, see `NamespaceAction`.
 */
export enum VmAction {
  /** See the machine: its spec, and how it is. */
  VIEW = 'View',

  /** Use its serial console. */
  CONSOLE = 'Console',

  /** Use its screen, keyboard and mouse. */
  VNC = 'VNC',

  /** Reach ports of the guest, also by SSH, without a Service. */
  PORT_FORWARD = 'PortForward',
}

/**
 * Rights on all machines of a namespace.
 */
export enum NamespaceAction {
  /** See the machines: their specs, and how they are. */
  VIEW = 'View',

  /** Use their serial consoles. */
  CONSOLE = 'Console',

  /** Use their screens, keyboards and mice. */
  VNC = 'VNC',

  /** Reach ports of the guests, also by SSH, without a Service. */
  PORT_FORWARD = 'PortForward',

  /** Start, stop, restart, move, clone and restore machines. A restore takes the disks of a machine back to what they were. */
  OPERATE = 'Operate',

  /** Take snapshots of machines and disks, and see those that there are, but not delete them. */
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
// the same verbs as those of the platform's own roles
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

// in one order, whatever order they were given in
function rulesFor(actions: readonly string[], resourceNames?: string[]): PolicyRule[] {
  const resources = [...SUBRESOURCES].flatMap(([action, resource]) => actions.includes(action) ? [resource] : []);
  return [
    ...actions.includes('View') ? [{ apiGroups: [DVP_GROUP], resources: ['virtualmachines'], resourceNames, verbs: READ }] : [],
    ...resources.length > 0 ? [{ apiGroups: [`subresources.${DVP_GROUP}`], resources, resourceNames, verbs: CONNECT }] : [],
  ];
}
