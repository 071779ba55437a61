import { IConstruct } from 'constructs';
import type { AppObject } from './collect';
import type { ObjectGroup } from '../manifest/manifest';

/**
 * The objects at and below the constructs on which others depend by `node.addDependency`. One list for each construct, however many depend on it.
 */
export class Groups {
  /** all objects of the app */
  public objects: readonly AppObject[] = [];
  private found?: ReadonlyMap<IConstruct, AppObject[]>;

  constructor(private readonly constructs: readonly IConstruct[]) {}

  /** what an object needs: what it depends on, and what the constructs around it depend on */
  public neededBy(object: IConstruct): readonly ObjectGroup[] {
    this.found ??= this.find();
    return this.found.size === 0 ? [] : scopesOf(object).flatMap(({ node }) => node.dependencies).map(target => this.found!.get(target)!);
  }

  private find(): ReadonlyMap<IConstruct, AppObject[]> {
    const groups = new Map<IConstruct, AppObject[]>(this.constructs.flatMap(({ node }) => node.dependencies).map(target => [target, []]));
    for (const object of groups.size === 0 ? [] : this.objects) {
      scopesOf(object.construct).forEach(scope => groups.get(scope)?.push(object));
    }
    return groups;
  }
}

function scopesOf(construct: IConstruct): IConstruct[] {
  const scopes: IConstruct[] = [];
  for (let scope: IConstruct | undefined = construct; scope !== undefined; scope = scope.node.scope) {
    scopes.push(scope);
  }
  return scopes;
}
