import { ApiObject, App, JsonPatch, YamlOutputType } from 'cdk8s';
import { NOT_ASCII, dnsForm } from './default-name';
import { NamespacedResource, NamespacedResourceProps, Resource } from './resource';
import { CallerError } from '../manifest/caller-error';
import type { Finding } from '../manifest/finding';

/** properties of an object that can be created many times */
interface CreatableProps extends NamespacedResourceProps {
  readonly generateName?: string;
}

/**
 * Base of objects that are created once instead of applied, so that the cluster may choose their names.
 *
 * @internal
 */
export abstract class Creatable extends NamespacedResource {
  private generated = false;

  /**
   * Creates the object, with a name or with the prefix of a name.
   *
   * @internal
   */
  protected _create(gvk: string, props: CreatableProps, spec: () => unknown): void {
    const { name, generateName } = props;
    if (name !== undefined && generateName !== undefined) {
      throw new CallerError(`[${this.node.path}] an object needs either 'name' or 'generateName', got both: remove one`);
    }
    this._define(gvk, props, spec);
    if (generateName !== undefined) {
      this.generated = true;
      this.metadata.add('generateName', generateName);
      ApiObject.of(this).addJsonPatch(JsonPatch.remove('/metadata/name'));
    }
  }

  /**
   * @internal
   */
  public override _ownFindings(): Finding[] {
    return this.generated ? [...super._ownFindings(), ...lostOutput(this)] : super._ownFindings();
  }

  /**
   * The name, if other objects can refer to it.
   *
   * @internal
   */
  protected get _fixedName(): string {
    if (this.generated) {
      throw new CallerError(`[${this.node.path}] an object whose name the cluster chooses cannot be referred to: set 'name' instead of 'generateName'`);
    }
    return this.name;
  }
}

// cdk8s names a file after its object
function lostOutput(nameless: Creatable): Finding[] {
  if ((nameless.node.root as Partial<App>).yamlOutputType !== YamlOutputType.FILE_PER_RESOURCE) {
    return [];
  }
  const { kind, metadata } = ApiObject.of(nameless);
  return [{
    id: 'OUTPUT-NAMELESS',
    severity: 'warning',
    path: nameless.node.path,
    object: `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}(no name)`,
    pointer: '/metadata/generateName',
    wrong: `cdk8s names a file after its object, so all objects of kind ${kind} without a name are written to one file, and only the last one remains`,
    got: 'YamlOutputType.FILE_PER_RESOURCE',
    instead: "YamlOutputType.FILE_PER_CHART, or 'name' instead of 'generateName'",
  }];
}

/**
 * Properties of an object that a method of its owner creates: in the namespace of the owner, and by default with the name `<owner>-<id>`.
 *
 * @returns a new object, to which the caller may add properties
 */
export function companionProps<P extends CreatableProps>(owner: Resource, id: string, options: P): P & CreatableProps {
  const { generateName, name = generateName === undefined ? nameBelow(owner, id) : undefined } = options;
  // not { ...options, name }: V8 of Node.js 20 makes a hidden class for each object that grows after such a copy, which takes ten times as long
  return Object.assign({}, options, { name, namespace: owner.metadata.namespace });
}

function nameBelow(owner: Resource, id: string): string {
  const own = dnsForm(id);
  // DNS form would drop these characters, and two different ids would become one name
  if (own === '' || own !== id && NOT_ASCII.test(id)) {
    throw new CallerError(`[${owner.node.path}] the id ${JSON.stringify(id)} cannot be made a name: set 'name', or write an id of a to z, 0 to 9 and dashes`);
  }
  return `${owner.name}-${own}`;
}
