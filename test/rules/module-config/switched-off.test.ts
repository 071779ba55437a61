import { adviceInCode, told } from '../support';
import { found } from './found';
import { configOf } from '../../../src/catalogue/module-config/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';

test.each([
  ['MC-31', `ModuleConfig virtualization /spec/enabled (MC-31)
  if the module is on, Deckhouse refuses to switch it off without a confirmation
  got: false
  instead: the annotation modules.deckhouse.io/allow-disabling: 'true'`],
  ['MC-32', `ModuleConfig virtualization /spec/settings (MC-32)
  if the module is on, its webhook rejects a change that removes the registry, even one that switches the module off
  got: nothing
  instead: the settings as they were`],
  ['MC-33', `ModuleConfig virtualization /spec/enabled (MC-33)
  the module is switched off, but VirtualImage shop/debian of the same manifests needs it
  got: false
  instead: true, or delete machines, disks and images before the module is switched off`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['MC-31', ["set 'allowDisabling: true'"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const other = (name: string, enabled: boolean) => configOf({ enabled }, { name });

test.each<[string, string, Manifest[], ClusterFacts, string[]]>([
  ['MC-31', 'any value of the annotation', [configOf({ enabled: false }, { annotations: { 'modules.deckhouse.io/allow-disabling': '' } })], {}, []],
  ['MC-31', 'another module', [other('console', false)], {}, []],
])('%s and %s', (id, _, manifests, facts, violations) => expect(found(id, manifests, facts)).toEqual(violations));
