import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { RBAC, Subjects, bindOwnRole } from './role-binding';
import { CallerError } from '../manifest/caller-error';
import { IVirtualMachine } from '../refs';
import { dnsForm } from '../resource/default-name';
import { NamespacedResource, Resource, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { Subject } from '../values/subject';
import { VmAction, rulesForMachine } from '../values/vm-action';

/**
 * Properties of a `VirtualMachineGrant`.
 */
export interface VirtualMachineGrantProps extends ResourceProps {
  /**
   * The machine.
   */
  readonly machine: IVirtualMachine;

  /**
   * Subjects that get the rights, at least one.
   */
  readonly subjects: Subject[];

  /**
   * Actions that the subjects may do, at least one.
   */
  readonly actions: VmAction[];
}

/**
 * Rights on one machine only: a Role with the name of the machine, and a RoleBinding to that Role, in the namespace of the machine.
 *
 * Kubernetes rejects it unless the user who applies it has these rights.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 *
 * @example
 *
 * new dvp.VirtualMachineGrant(chart, 'console', {
 *   machine: dvp.VirtualMachine.fromMachineName('db'),
 *   subjects: [dvp.Subject.group('dba'), dvp.Subject.user('oncall@example.com')],
 *   actions: [dvp.VmAction.VIEW, dvp.VmAction.CONSOLE],
 * });
 */
export class VirtualMachineGrant extends NamespacedResource {
  static { guard(this, 'VirtualMachineGrant'); }

  /**
   * The grant of a machine for a subject; the first call creates it.
   *
   * @internal
   */
  public static _of(machine: Resource & IVirtualMachine, subject: Subject, actions: VmAction[]): VirtualMachineGrant {
    const id = `grant-${idOf(machine.node.path, subject)}`;
    const before = machine.node.tryFindChild(id);
    if (before === undefined) {
      return new VirtualMachineGrant(machine, id, { machine, name: `${machine.name}-${id}`, subjects: [subject], actions });
    }
    if (!(before instanceof VirtualMachineGrant) || before.subjects.first._label !== subject._label) {
      throw new CallerError(`[${machine.node.path}] ${subject._label} would get the same object name as ${before instanceof VirtualMachineGrant ? before.subjects.first._label : id}: `
        + 'create a VirtualMachineGrant for it, with another id');
    }
    before.allow(...actions);
    return before;
  }

  private readonly subjects: Subjects;
  private readonly actions: VmAction[] = [];
  private readonly machineName: string;

  /**
   * @throws if `subjects` or `actions` is empty
   */
  constructor(scope: Construct, id: string, props: VirtualMachineGrantProps) {
    super(scope, id);
    checkProps(this, 'VirtualMachineGrantProps', props);
    const { machine, subjects, actions } = props;
    this.machineName = machine.machineName;
    this.subjects = new Subjects(this.node.path, subjects);
    this.allow(...actions);
    this._defineOther(`${RBAC}/v1`, 'Role', { ...props, namespace: machine.namespace }, () => ({
      rules: Lazy.any({ produce: () => rulesForMachine(this.actions, this.machineName) }),
    }));
    bindOwnRole(this, this.subjects);
  }

  /**
   * Name of the Role, and of the RoleBinding.
   */
  public get roleName(): string {
    return this.name;
  }

  /**
   * Gives the same rights to more subjects.
   */
  public addSubjects(...subjects: Subject[]): void {
    this.subjects.add(subjects);
  }

  /**
   * Allows more actions.
   *
   * @param actions one or more actions
   * @throws if no action is given
   */
  public allow(...actions: VmAction[]): void {
    if (actions.length === 0) {
      throw new CallerError(`[${this.node.path}] a grant needs at least one action: for example VmAction.CONSOLE`);
    }
    this.actions.push(...actions);
  }
}

function idOf(path: string, subject: Subject): string {
  const label = subject._label;
  const id = dnsForm(label);
  // DNS form would drop other characters, and two different names would become one
  if (/[^\x00-\x7f]/.test(label) || id === '') {
    throw new CallerError(`[${path}] the name of an object cannot be derived from ${label}: create a VirtualMachineGrant for it, with another id`);
  }
  return id;
}
