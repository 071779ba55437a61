import { ApiObject, App, JsonPatch, YamlOutputType } from 'cdk8s';
import { described } from '../values/argument-check';
import type { Finding } from '../manifest/finding';
import { dnsForm } from './default-name';
import { NamespacedResource, NamespacedResourceProps, Resource } from './resource';

/** what an object that is created anew, again and again, may say about its name */
interface CreatableProps extends NamespacedResourceProps {
  readonly generateName?: string;
}

/**
 * Base of what is created rather than kept in place, and so may leave its name to the cluster.
 *
 * @internal
 */
export abstract class Creatable extends NamespacedResource {
  private generated = false;

  /**
   * Makes the object, under a name or under a beginning of one.
   *
   * @internal
   */
  protected _create(gvk: string, props: CreatableProps, spec: () => unknown): void {
    const { name, generateName } = props;
    if (name !== undefined && generateName !== undefined) {
      throw new Error(`[${this.node.path}] an object has a name or gets one from the cluster, got 'name' and 'generateName': leave one out`);
    }
    this._define(gvk, props, spec);
    if (generateName !== undefined) {
      this.generated = true;
      this.metadata.add('generateName', generateName);
      ApiObject.of(this).addJsonPatch(JsonPatch.remove('/metadata/name'));
    }
  }

  /**
   * The name, for whoever refers to the object.
   *
   * @internal
   */
  protected get _fixedName(): string {
    if (this.generated) {
      throw new Error(`[${this.node.path}] nothing can refer to an object whose name the cluster chooses: set 'name' instead of 'generateName'`);
    }
    return this.name;
  }

  /**
   * @internal
   */
  public override _findings(): Finding[] {
    const { kind, metadata } = ApiObject.of(this);
    const lost = this.generated && (this.node.root as Partial<App>).yamlOutputType === YamlOutputType.FILE_PER_RESOURCE;
    return [...super._findings(), ...lost ? [{
      id: 'OUTPUT-NAMELESS',
      severity: 'warning' as const,
      path: this.node.path,
      object: `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}(no name)`,
      pointer: '/metadata/generateName',
      wrong: `cdk8s names a file after its object, so all objects of kind ${kind} that have no name go into one file, and the last one stays`,
      got: 'YamlOutputType.FILE_PER_RESOURCE',
      instead: "YamlOutputType.FILE_PER_CHART, or 'name' instead of 'generateName'",
    }] : []];
  }
}

/** the properties of a companion that a verb of its owner makes: it lives beside the owner, and is called after it */
export function companionProps<P extends CreatableProps>(owner: Resource, id: string, options: P | undefined): P & CreatableProps {
  const { generateName, name = generateName === undefined ? nameBelow(owner, id) : undefined } = options ?? {} as P;
  return { ...options as P, name, namespace: owner.metadata.namespace };
}

function nameBelow(owner: Resource, id: string): string {
  if (typeof id !== 'string') {
    throw new Error(`[${owner.node.path}] an id comes first, and it is a text, got ${described(id)}: write for example 'first', and the options after it`);
  }
  const own = dnsForm(id);
  // what DNS cannot say would be cut out, and two different ids become one name
  if (own === '' || /[^\x00-\x7f]/.test(id)) {
    throw new Error(`[${owner.node.path}] no name can be made of the id ${JSON.stringify(id)}: set 'name', or an id of a to z, 0 to 9 and dashes`);
  }
  return `${owner.name}-${own}`;
}
