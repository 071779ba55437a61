import type { ISubject } from './cdk8s-plus';
import { formatValue } from './describe';
import { guard } from './guard';

/** a subject as RBAC names it */
export interface SubjectJson {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/**
 * Who is given rights.
 */
export class Subject {
  static { guard(this, 'Subject'); }

  /**
   * A user, as the cluster authenticates him: with the module `user-authn`, by his email address.
   *
   * @param userName name of the user
   * @throws if it is empty
   */
  public static user(userName: string): Subject {
    return new Subject({ kind: 'User', name: named('a user', userName) });
  }

  /**
   * All users of a group, as the cluster authenticates them.
   *
   * @param groupName name of the group
   * @throws if it is empty
   */
  public static group(groupName: string): Subject {
    return new Subject({ kind: 'Group', name: named('a group', groupName) });
  }

  /**
   * A ServiceAccount, which programs and pipelines act as.
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
   * @throws if it is something else, or a ServiceAccount whose namespace is not known
   */
  public static of(subject: ISubject): Subject {
    const { kind, name, namespace } = subject.toSubjectConfiguration();
    switch (kind) {
      case 'User': return Subject.user(name);
      case 'Group': return Subject.group(name);
      case 'ServiceAccount': return Subject.serviceAccount(namespaceOf(name, namespace), name);
      default: throw new Error(`a subject must be a User, a Group or a ServiceAccount, got ${formatValue(kind)}`);
    }
  }

  private constructor(private readonly json: SubjectJson) {}

  /**
   * As the API of AuthorizationRules has it.
   *
   * @internal
   */
  public _toRule(): SubjectJson {
    return { ...this.json };
  }

  /**
   * As RBAC has it.
   *
   * @internal
   */
  public _toKube(): SubjectJson & { readonly apiGroup?: string } {
    return this.json.kind === 'ServiceAccount' ? { ...this.json } : { apiGroup: 'rbac.authorization.k8s.io', ...this.json };
  }

  /**
   * The unique name of the subject for people.
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
    throw new Error(`${what} needs a name, got an empty string`);
  }
  return name;
}

function namespaceOf(name: string, namespace: string | undefined): string {
  if (namespace === undefined) {
    throw new Error(`the ServiceAccount ${name} must have a namespace: set the namespace of its chart, or write Subject.serviceAccount(namespace, name)`);
  }
  return namespace;
}
