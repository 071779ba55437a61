import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { RBAC, Subjects, bindOwnRole, bindingOf } from './role-binding';
import { NamespacedResource, NamespacedResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { NamespaceRole } from '../values/namespace-role';
import { Subject } from '../values/subject';

/**
 * Properties of a `NamespaceAccess`.
 */
export interface NamespaceAccessProps extends NamespacedResourceProps {
  /**
   * Subjects that get the role, at least one.
   */
  readonly subjects: Subject[];

  /**
   * The role of the subjects.
   */
  readonly role: NamespaceRole;
}

/**
 * Rights on all objects of a namespace, or on all of its machines.
 *
 * Use it for operations and snapshots: they are objects with their own names, so the right to restart a machine or to take a snapshot
 * cannot be limited to one machine or disk of a namespace.
 *
 * Kubernetes rejects it unless the user who applies it has these rights, or the right to bind the role.
 *
 * @see https://deckhouse.io/modules/user-authz/
 *
 * @example
 *
 * new dvp.NamespaceAccess(chart, 'operators', {
 *   subjects: [dvp.Subject.group('ops')],
 *   role: dvp.NamespaceRole.actions(dvp.NamespaceAction.VIEW, dvp.NamespaceAction.OPERATE),
 * });
 * new dvp.NamespaceAccess(chart, 'pipeline', {
 *   subjects: [dvp.Subject.serviceAccount('ci', 'deployer')],
 *   role: dvp.NamespaceRole.level(dvp.AccessLevel.MANAGER),
 * });
 */
export class NamespaceAccess extends NamespacedResource {
  static { guard(this, 'NamespaceAccess'); }

  private readonly subjects: Subjects;

  /**
   * @throws if `subjects` is empty
   */
  constructor(scope: Construct, id: string, props: NamespaceAccessProps) {
    super(scope, id);
    checkProps(this, 'NamespaceAccessProps', props);
    const { role, subjects } = props;
    this.subjects = new Subjects(this.node.path, subjects);
    const { clusterRole, rules, authorization } = role._content;
    if (authorization !== undefined) {
      this._defineOther('deckhouse.io/v1alpha1', 'AuthorizationRule', props, () => ({
        spec: { ...authorization, subjects: Lazy.any({ produce: () => this.subjects.toRule() }) },
      }));
    } else if (clusterRole !== undefined) {
      this._defineOther(`${RBAC}/v1`, 'RoleBinding', props, () => bindingOf('ClusterRole', clusterRole, this.subjects));
    } else {
      this._defineOther(`${RBAC}/v1`, 'Role', props, () => ({ rules }));
      bindOwnRole(this, this.subjects);
    }
  }

  /**
   * Gives the same rights to more subjects.
   */
  public addSubjects(...subjects: Subject[]): void {
    this.subjects.add(subjects);
  }
}
