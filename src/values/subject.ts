import type { ISubject } from './cdk8s-plus';
import { formatValue } from './describe';
import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

/** a subject in the form of RBAC */
export interface SubjectJson {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/**
 * A user, group or ServiceAccount that gets rights.
 */
export class Subject {
  static { guard(this, 'Subject'); }

  /**
   * A user of the cluster: with the module `user-authn`, the email address.
   *
   * @param userName name of the user
   * @throws if the name is empty
   */
  public static user(userName: string): Subject {
    return new Subject({ kind: 'User', name: named('a user', userName) });
  }

  /**
   * All users of a group of the cluster.
   *
   * @param groupName name of the group
   * @throws if the name is empty
   */
  public static group(groupName: string): Subject {
    return new Subject({ kind: 'Group', name: named('a group', groupName) });
  }

  /**
   * A ServiceAccount, for programs and pipelines.
   *
   * @param namespace namespace of the ServiceAccount
   * @param serviceAccountName name of the ServiceAccount
   * @throws if one of them is empty
   */
  public static serviceAccount(namespace: string, serviceAccountName: string): Subject {
    return new Subject({ kind: 'ServiceAccount', name: named('a ServiceAccount', serviceAccountName), namespace: named('the namespace of a ServiceAccount', namespace) });
  }

  /**
   * A subject of cdk8s-plus: a ServiceAccount, a User or a Group.
   *
   * @throws if it is not one of these, or is a ServiceAccount with an unknown namespace
   */
  public static of(subject: ISubject): Subject {
    const { kind, name, namespace } = subject.toSubjectConfiguration();
    switch (kind) {
      case 'User': return Subject.user(name);
      case 'Group': return Subject.group(name);
      case 'ServiceAccount': return Subject.serviceAccount(namespaceOf(name, namespace), name);
      default: throw new CallerError(`a subject must be a User, a Group or a ServiceAccount, got ${formatValue(kind)}`);
    }
  }

  private constructor(private readonly json: SubjectJson) {}

  /**
   * The subject in the form of AuthorizationRules.
   *
   * @internal
   */
  public _toRule(): SubjectJson {
    return { ...this.json };
  }

  /**
   * The subject in the form of RBAC.
   *
   * @internal
   */
  public _toKube(): SubjectJson & { readonly apiGroup?: string } {
    return this.json.kind === 'ServiceAccount' ? { ...this.json } : { apiGroup: 'rbac.authorization.k8s.io', ...this.json };
  }

  /**
   * The unique name of the subject in messages.
   *
   * @internal
   */
  public get _label(): string {
    const { kind, name, namespace } = this.json;
    return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
  }
}

function named(what: string, name: string): string {
  if (name === '') {
    throw new CallerError(`${what} needs a name, got an empty string`);
  }
  return name;
}

function namespaceOf(name: string, namespace: string | undefined): string {
  if (namespace === undefined) {
    throw new CallerError(`the ServiceAccount ${name} must have a namespace: set the namespace of its chart, or write Subject.serviceAccount(namespace, name)`);
  }
  return namespace;
}
