import { perWorld } from '../../domain/memo';
import { Violation } from '../../manifest/finding';
import { MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { Topic } from '../rule';

/** projects of Deckhouse */
export const projects = new Topic({
  severity: 'error',
  kinds: [`${MODULE_CONFIG_GROUP}/Project`],
  source: 'https://github.com/deckhouse/deckhouse/blob/main/modules/160-multitenancy-manager/images/multitenancy-manager/src/internal/webhook/project/hook.go',
});

const LONGEST_NAME = 61;
const RESERVED = new Set(['default', 'deckhouse']);
const PLATFORM = /^(d8|kube)-/;
const TEMPLATE = '/spec/projectTemplateName';

export const projectName = projects.rule({
  id: 'PROJECT-01',
  identityOnly: true,
  says: `The name of a Project has at most ${LONGEST_NAME} characters, is neither default nor deckhouse, and does not begin with d8- or kube-.`,
  why: 'Deckhouse rejects it: the namespace of the Project has this name, and such names belong to the platform.',
  check: ({ name }) => {
    const wrong = nameError(name);
    return wrong === undefined ? undefined : {
      pointer: '/metadata/name', wrong, instead: { yaml: 'another name, for example shop', code: "set 'name', for example 'shop'" },
    };
  },
});

function nameError(name: string): string | undefined {
  if (RESERVED.has(name)) {
    return 'this name is reserved for a project of the platform';
  }
  if (PLATFORM.test(name)) {
    return 'names that begin with d8- or kube- belong to the platform';
  }
  return name.length <= LONGEST_NAME ? undefined : `the name of a Project must have at most ${LONGEST_NAME} characters, got ${name.length}`;
}

export const projectTemplate = projects.rule({
  id: 'PROJECT-02',
  fields: [TEMPLATE],
  says: 'A Project does not use the template virtual.',
  why: 'Deckhouse rejects it: the template is for the projects of the platform, which have no namespace.',
  check: object => object.value(TEMPLATE) !== 'virtual' ? undefined : {
    pointer: TEMPLATE,
    wrong: 'this template is for the projects of the platform',
    instead: 'default, secure, secure-with-dedicated-nodes, or a template of yours',
  },
});

const TEMPLATES = new Set(['default', 'secure', 'secure-with-dedicated-nodes']);
const REQUIRED = [
  ['administrators', 'a list of users and groups', "set 'administrators', for example [Subject.group('shop-admins')]"],
  ['resourceQuota/requests', 'cpu, memory or storage', "set 'quota', for example MachineQuota.of({ totalStorage: Size.gibibytes(500) })"],
] as const;

export const templateParameters = projects.rule({
  id: 'PROJECT-03',
  says: 'A Project with a template of Deckhouse has the parameters that the template requires: administrators, and requests of a quota.',
  why: 'Deckhouse rejects a Project whose parameters do not fit its template.',
  source: 'https://github.com/deckhouse/deckhouse/blob/main/modules/160-multitenancy-manager/images/multitenancy-manager/src/templates/default.yaml',
  check: object => {
    // since v1alpha3, both are fields of the spec
    if (object.json.apiVersion !== `${MODULE_CONFIG_GROUP}/v1alpha2` || !TEMPLATES.has(object.text(TEMPLATE) ?? '')) {
      return [];
    }
    return REQUIRED.flatMap(([parameter, yaml, code]): Violation[] => {
      const pointer = `/spec/parameters/${parameter}`;
      return Object.keys(object.value(pointer) ?? {}).length > 0 ? [] : [{
        pointer, wrong: `the template ${object.text(TEMPLATE)} requires this parameter`, instead: { yaml, code },
      }];
    });
  },
});

const namespaces = perWorld(world => new Set(world.ofKind('', 'Namespace').map(({ name }) => name)));

export const ownNamespace = projects.rule({
  id: 'PROJECT-04',
  needsKinds: ['/Namespace'],
  says: 'The manifests have no Namespace with the name of a Project.',
  why: 'A Project creates its namespace, and Deckhouse rejects a Project whose namespace exists.',
  check: ({ name }, world) => !namespaces(world).has(name) ? undefined : {
    pointer: '/metadata/name',
    wrong: 'a Namespace of the same name is in these manifests, and the Project would create it',
    instead: 'the Project alone, or the Namespace alone',
  },
});
