import { Kubectl, reasonOf } from './kubectl';
import { forbiddenIn, readTogether } from './read-together';
import type { Manifest } from '../manifest/manifest';
import type { NotRead } from '../plan/doctor/cluster-state';

/** a kind of which all objects are read, in all namespaces */
export interface Resource {
  readonly plural: string;
  /** empty for the core of Kubernetes */
  readonly group: string;
  /** if the newest version has another form */
  readonly version?: string;
  readonly kind: string;
}

const resourceName = ({ plural, group }: Resource): string => group === '' ? plural : `${plural}.${group}`;
const queryName = ({ plural, group, version }: Resource): string => [plural, version, group].filter(part => part !== undefined && part !== '').join('.');

/**
 * A kubectl that has read the objects of several kinds by one call, and returns them to those who read one kind or one object. What is asked
 * beside these, it reads once. It notes what could not be read.
 */
export class OnePass {
  private readonly objects = new Map<string, readonly Manifest[]>();
  private readonly printed = new Map<string, string>();
  private readonly missing = new Map<string, NotRead>();

  constructor(private readonly inner: Kubectl, private readonly resources: readonly Resource[], served: ReadonlySet<string>) {
    const existing = resources.filter(resource => served.has(resourceName(resource)));
    const { items, notRead } = readTogether(inner, existing.map(queryName), '--all-namespaces');
    const names = new Map(resources.map(resource => [queryName(resource), resourceName(resource)]));
    this.note(notRead.map(each => ({ ...each, resource: names.get(each.resource) ?? each.resource })));
    for (const resource of resources) {
      const isRead = !this.missing.has(`list ${resourceName(resource)} `);
      const { kind, group } = resource;
      const own = items.filter(item => item.kind === kind && (item.apiVersion.includes('/') ? item.apiVersion.split('/')[0] : '') === group);
      this.objects.set(queryName(resource), isRead ? own : []);
    }
  }

  public get notRead(): readonly NotRead[] {
    return [...this.missing.values()];
  }

  /** the objects of a kind; empty if the cluster does not have it, `undefined` if they could not be read */
  public all(resource: Resource): readonly Manifest[] | undefined {
    return this.missing.has(`list ${resourceName(resource)} `) ? undefined : this.objects.get(queryName(resource));
  }

  /** notes what could not be read, each once */
  public note(notRead: readonly NotRead[]): void {
    notRead.forEach(each => this.missing.set(`${each.verb} ${each.resource} ${each.namespace ?? ''}`, each));
  }

  public readonly run: Kubectl = args => {
    const [verb, query, ...rest] = args;
    const resource = verb === 'get' ? this.resources.find(each => queryName(each) === query) : undefined;
    return resource === undefined ? this.once(args) : JSON.stringify(this.found(resource, rest));
  };

  private found(resource: Resource, [name]: readonly string[]): object {
    const all = this.all(resource);
    if (all === undefined) {
      throw new Error(`${resourceName(resource)} could not be read`);
    }
    if (name === undefined || name.startsWith('-')) {
      return { items: all };
    }
    const one = all.find(({ metadata }) => metadata?.name === name);
    if (one === undefined) {
      throw new Error(`${resourceName(resource)} "${name}" not found`);
    }
    return one;
  }

  private once(args: string[]): string {
    const key = args.join(' ');
    const known = this.printed.get(key);
    if (known !== undefined) {
      return known;
    }
    try {
      const out = this.inner(args);
      this.printed.set(key, out);
      return out;
    } catch (error) {
      const forbidden = forbiddenIn(error);
      const isThere = args[0] === 'get' && !/not ?found|doesn't have a resource type/i.test(reasonOf(error));
      this.note(forbidden.length > 0 || !isThere ? forbidden : [{ verb: 'get', resource: args[1], reason: reasonOf(error) }]);
      throw error;
    }
  }
}
