import { ADMINISTRATORS, project, projectOf } from '../../../src/catalogue/project/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, told } from '../support';

test.each([
  ['PROJECT-01', `Project d8-shop /metadata/name (PROJECT-01)
  names that begin with d8- or kube- belong to the platform
  got: "d8-shop"
  instead: another name, for example shop`],
  ['PROJECT-02', `Project shop /spec/projectTemplateName (PROJECT-02)
  this template is for the projects of the platform
  got: "virtual"
  instead: default, secure, secure-with-dedicated-nodes, or a template of yours`],
  ['PROJECT-03', `Project shop /spec/parameters/resourceQuota/requests (PROJECT-03)
  the template default requires this parameter
  got: nothing
  instead: cpu, memory or storage`],
  ['PROJECT-04', `Project shop /metadata/name (PROJECT-04)
  a Namespace of the same name is in these manifests, and the Project would create it
  got: "shop"
  instead: the Project alone, or the Namespace alone`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['PROJECT-01', ["set 'name', for example 'shop'"]],
  ['PROJECT-03', ["set 'quota', for example MachineQuota.of({ totalStorage: Size.gibibytes(500) })"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const found = (id: string, manifests: Manifest[]) => check(manifests).filter(finding => finding.id === id).map(({ pointer, wrong }) => `${pointer}: ${wrong}`);
const named = (name: string) => [project({}, { name })];
const parameters = (template: string, given: object, apiVersion = 'deckhouse.io/v1alpha2') =>
  [{ ...projectOf({ projectTemplateName: template, parameters: given }), apiVersion }];
const REQUIRES = (template: string, ...missing: string[]) => missing.map(parameter => `/spec/parameters/${parameter}: the template ${template} requires this parameter`);

test.each<[string, string, Manifest[], string[]]>([
  ['PROJECT-01', 'a name of the platform', named('deckhouse'), ['/metadata/name: this name is reserved for a project of the platform']],
  ['PROJECT-01', 'the default project', named('default'), ['/metadata/name: this name is reserved for a project of the platform']],
  ['PROJECT-01', 'a prefix of Kubernetes', named('kube-shop'), ['/metadata/name: names that begin with d8- or kube- belong to the platform']],
  ['PROJECT-01', '61 characters', named('a'.repeat(61)), []],
  ['PROJECT-01', '62 characters', named('a'.repeat(62)), ['/metadata/name: the name of a Project must have at most 61 characters, got 62']],
  ['PROJECT-03', 'no parameters', parameters('secure', {}), REQUIRES('secure', 'administrators', 'resourceQuota/requests')],
  ['PROJECT-03', 'empty parameters', parameters('default', { administrators: [], resourceQuota: { requests: {} } }), REQUIRES('default', 'administrators', 'resourceQuota/requests')],
  ['PROJECT-03', 'a quota without requests', parameters('default', { administrators: ADMINISTRATORS, resourceQuota: { limits: { cpu: '1' } } }),
    REQUIRES('default', 'resourceQuota/requests')],
  ['PROJECT-03', 'a template of the author', parameters('ours', {}), []],
  ['PROJECT-03', 'a newer version, which has fields for them', parameters('default', {}, 'deckhouse.io/v1alpha3'), []],
])('%s and %s', (id, _, manifests, violations) => expect(found(id, manifests)).toEqual(violations));
