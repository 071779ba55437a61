import { ApiObject, Lazy } from 'cdk8s';
import { CallerError } from '../manifest/caller-error';
import { Resource } from '../resource/resource';
import { Subject } from '../values/subject';

export const RBAC = 'rbac.authorization.k8s.io';

/**
 * The subjects of a grant: at least one, each once.
 */
export class Subjects {
  private readonly list: Subject[] = [];

  constructor(path: string, subjects: Subject[]) {
    if (subjects.length === 0) {
      throw new CallerError(`[${path}] a grant needs at least one subject: set 'subjects', for example [Subject.group('ops')]`);
    }
    this.add(subjects);
  }

  public add(subjects: Subject[]): void {
    this.list.push(...subjects.filter(({ _label }, i) =>
      this.list.every(known => known._label !== _label) && subjects.findIndex(other => other._label === _label) === i));
  }

  /** the first subject, whose name is part of the name of the grant */
  public get first(): Subject {
    return this.list[0];
  }

  public toKube(): object[] {
    return this.list.map(subject => subject._toKube());
  }

  public toRule(): object[] {
    return this.list.map(subject => subject._toRule());
  }
}

/** the role and the subjects of a RoleBinding */
export function bindingOf(kind: 'Role' | 'ClusterRole', name: string, subjects: Subjects): object {
  return { roleRef: { apiGroup: RBAC, kind, name }, subjects: Lazy.any({ produce: () => subjects.toKube() }) };
}

/**
 * Binds a Role to subjects. The binding comes after the Role, because the API server checks the rights in the Role.
 *
 * Plain objects, because cdk8s-plus would write one rule for each resource, and load all of its classes.
 */
export function bindOwnRole(role: Resource, subjects: Subjects): void {
  const { name, metadata } = role;
  const { namespace, labels, annotations } = metadata.toJson() ?? {};
  const binding = new ApiObject(role, 'Binding', {
    apiVersion: `${RBAC}/v1`, kind: 'RoleBinding', metadata: { name, namespace, labels, annotations }, ...bindingOf('Role', name, subjects),
  });
  binding.addDependency(ApiObject.of(role));
}
