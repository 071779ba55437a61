import * as fc from 'fast-check';
import { impacts } from './support';
import { Manifest } from '../../src/manifest/manifest';

const RBAC = 'rbac.authorization.k8s.io';
const role = (...rules: object[]): Manifest => ({ apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: { name: 'dev', namespace: 'shop' }, rules });
const rule = (verbs: string[], resources: string[], apiGroups = [''], more: object = {}) => ({ verbs, resources, apiGroups, ...more });
const binding = (subjects: object[], roleRef: object = { apiGroup: RBAC, kind: 'Role', name: 'dev' }): Manifest =>
  ({ apiVersion: `${RBAC}/v1`, kind: 'RoleBinding', metadata: { name: 'dev', namespace: 'shop' }, roleRef, subjects });
const ANN = { apiGroup: RBAC, kind: 'User', name: 'ann' };
const BOT = { kind: 'ServiceAccount', name: 'bot' };
const DVP = 'virtualization.deckhouse.io';

const changes = (before: Manifest[], after: Manifest[]) => impacts(before, after).map(({ impact, pointer, reason }) => `${impact} ${pointer} ${reason}`);

describe('a role', () => {
  test.each<[string, Manifest, Manifest, string[]]>([
    ['a verb more', role(rule(['get'], ['pods'])), role(rule(['get', 'list'], ['pods'])), ['more-access /rules all subjects of the role get the rights: list pods']],
    ['a verb less', role(rule(['get', 'list'], ['pods'])), role(rule(['get'], ['pods'])), ['less-access /rules all subjects of the role lose the rights: list pods']],
    ['one for another', role(rule(['get'], ['pods'])), role(rule(['get'], ['virtualmachines'], [DVP])),
      ['less-access /rules all subjects of the role lose the rights: get pods', `more-access /rules all subjects of the role get the rights: get virtualmachines.${DVP}`]],
    ['every verb', role(rule(['get', 'list', 'watch'], ['pods'])), role(rule(['*'], ['pods'])), ['more-access /rules all subjects of the role get the rights: * pods']],
    ['not every verb any more', role(rule(['*'], ['pods'])), role(rule(['get', 'list'], ['pods'])), ['less-access /rules all subjects of the role lose the rights: * pods']],
    ['everything', role(rule(['get'], ['pods'])), role(rule(['*'], ['*'], ['*'])), ['more-access /rules all subjects of the role get the rights: * *.*']],
    ['every group', role(rule(['get'], ['pods'])), role(rule(['get'], ['pods'], ['*'])), ['more-access /rules all subjects of the role get the rights: get pods.*']],
    ['a subresource', role(rule(['create'], ['pods'])), role(rule(['create'], ['pods', 'pods/exec'])), ['more-access /rules all subjects of the role get the rights: create pods/exec']],
    ['a subresource of every resource', role(rule(['update'], ['*/scale'])), role(rule(['update'], ['deployments/scale'])), ['less-access /rules all subjects of the role lose the rights: update */scale']],
    ['one object only', role(rule(['get'], ['secrets'])), role(rule(['get'], ['secrets'], [''], { resourceNames: ['token'] })), ['less-access /rules all subjects of the role lose the rights: get secrets']],
    ['any object', role(rule(['get'], ['secrets'], [''], { resourceNames: ['token'] })), role(rule(['get'], ['secrets'])), ['more-access /rules all subjects of the role get the rights: get secrets']],
    ['another object', role(rule(['get'], ['secrets'], [''], { resourceNames: ['a'] })), role(rule(['get'], ['secrets'], [''], { resourceNames: ['a', 'b'] })),
      ['more-access /rules all subjects of the role get the rights: get secrets b']],
    ['a URL', role({ verbs: ['get'], nonResourceURLs: ['/metrics'] }), role({ verbs: ['get'], nonResourceURLs: ['/*'] }), ['more-access /rules all subjects of the role get the rights: get /*']],
    ['a URL that was open', role({ verbs: ['get'], nonResourceURLs: ['/m*'] }), role({ verbs: ['get'], nonResourceURLs: ['/metrics'] }), ['less-access /rules all subjects of the role lose the rights: get /m*']],
    ['the same in two rules', role(rule(['get', 'list'], ['pods', 'services'])), role(rule(['list', 'get'], ['services']), rule(['get'], ['pods']), rule(['list'], ['pods'])), []],
    ['the same and what it contains', role(rule(['*'], ['pods'])), role(rule(['*'], ['pods']), rule(['get'], ['pods'])), []],
    ['many', role(), role(rule(['get', 'list', 'watch', 'create', 'update', 'delete', 'patch'], ['pods'])),
      ['more-access /rules all subjects of the role get the rights: get pods, list pods, watch pods, create pods, update pods and 2 more']],
    ['nothing that can be read', role(), { ...role(), rules: [null, 'x', { verbs: 'get' }] as any }, []],
  ])('with %s', (_, before, after, expected) => expect(changes([before], [after])).toEqual(expected));

  test('names the bindings that give it', () => expect(impacts([role(), binding([ANN])], [role(rule(['*'], ['*'], ['*'])), binding([ANN])])).toEqual([{
    impact: 'more-access',
    subject: 'Role shop/dev',
    pointer: '/rules',
    before: 'a list of 0',
    after: 'a list of 1',
    reason: 'the subjects of RoleBinding shop/dev get the rights: * *.*',
  }]));

  test('of other roles is filled by the cluster', () => {
    const aggregated = (label: string) => ({
      apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: 'all' }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { [label]: 'a' } }] }, rules: [rule([label], ['pods'])],
    });
    expect(changes([aggregated('a')], [aggregated('b')])).toEqual(['unknown /aggregationRule the cluster fills the rules from the ClusterRoles that the labels select']);
    expect(changes([aggregated('a')], [{ ...aggregated('a'), rules: [] }])).toEqual([]);
  });

  test('comes and goes', () => {
    expect(changes([], [role()])).toEqual(['created  the object is new']);
    expect(changes([role()], [])).toEqual(['removed  the role is deleted: all its subjects lose its rights']);
  });
});

describe('a binding', () => {
  const other = { apiGroup: RBAC, kind: 'ClusterRole', name: 'admin' };
  test.each<[string, Manifest[], Manifest[], string[]]>([
    ['a subject more', [binding([ANN])], [binding([ANN, BOT])], ['more-access /subjects these get the rights of Role dev: ServiceAccount shop/bot']],
    ['a subject less', [binding([ANN, BOT])], [binding([BOT])], ['less-access /subjects these lose the rights of Role dev: User ann']],
    ['subjects in another order', [binding([ANN, BOT])], [binding([{ ...BOT, namespace: 'shop' }, ANN])], []],
    ['another role', [binding([ANN])], [binding([ANN], other)], ['refused /roleRef the role of a binding cannot be changed: delete the binding first, or create one with another name']],
    ['a new one', [], [binding([ANN, BOT], other)], ['more-access  the object is new: these get the rights of ClusterRole admin: User ann, ServiceAccount shop/bot']],
    ['a new one for nobody', [], [binding([])], ['created  the object is new']],
    ['one less', [binding([ANN])], [], ['removed  these lose the rights of Role dev: User ann']],
  ])('with %s', (_, before, after, expected) => expect(changes(before, after)).toEqual(expected));

  test('shows its role', () => expect(impacts([binding([ANN])], [binding([ANN], other)])).toEqual([{
    impact: 'refused',
    subject: 'RoleBinding shop/dev',
    pointer: '/roleRef',
    before: 'Role dev',
    after: 'ClusterRole admin',
    reason: 'the role of a binding cannot be changed: delete the binding first, or create one with another name',
  }]));
});

// the API server asks about one request at a time; `other` stands for everything that no rule names
const VERBS = ['get', 'list', 'other'];
const GROUPS = ['', 'apps', 'other'];
const RESOURCES = ['pods', 'pods/exec', 'jobs', 'jobs/exec', 'other', 'other/exec'];
const NAMES = [undefined, 'a', 'b', 'other'];
const URLS = ['/metrics', '/metrics/a', '/healthz', '/other'];

interface Rules { verbs: string[]; apiGroups?: string[]; resources?: string[]; resourceNames?: string[]; nonResourceURLs?: string[] }

/** as the authorizer of Kubernetes decides */
function allows(rules: Rules, verb: string, group: string, resource: string, name: string | undefined, url?: string): boolean {
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rules;
  const named = (list: readonly string[], item: string) => list.some(each => each === '*' || each === item);
  if (!named(verbs, verb)) {
    return false;
  }
  if (url !== undefined) {
    return nonResourceURLs.some(each => each === '*' || each === url || each.endsWith('*') && url.startsWith(each.replace(/\*+$/, '')));
  }
  const subresource = resource.includes('/') ? resource.slice(resource.indexOf('/')) : undefined;
  return named(apiGroups, group)
    && (named(resources, resource) || subresource !== undefined && resources.includes(`*${subresource}`))
    && (resourceNames.length === 0 || name !== undefined && resourceNames.includes(name));
}

const requests = VERBS.flatMap(verb => [
  ...GROUPS.flatMap(group => RESOURCES.flatMap(resource => NAMES.map(name => (each: Rules) => allows(each, verb, group, resource, name)))),
  ...URLS.map(url => (each: Rules) => allows(each, verb, '', '', undefined, url)),
]);

test('a role loses and gets rights if some request is decided in another way', () => {
  const some = (...items: string[]) => fc.subarray(items);
  const anyRule: fc.Arbitrary<Rules> = fc.oneof(
    fc.record({ verbs: some('get', 'list', '*'), apiGroups: some('', 'apps', '*'), resources: some('pods', 'jobs', 'pods/exec', '*/exec', '*'), resourceNames: some('a', 'b') }),
    fc.record({ verbs: some('get', '*'), nonResourceURLs: some('/metrics', '/metrics/*', '/*', '*', '/healthz') }),
  );
  const rules = fc.array(anyRule, { maxLength: 4 });
  fc.assert(fc.property(rules, rules, (before, after) => {
    const [old, now] = [before, after].map(list => requests.map(decides => list.some(each => decides(each))));
    const found = impacts([role(...before)], [role(...after)]).map(({ impact }) => impact);
    expect(found).toEqual([...old.some((allowed, i) => allowed && !now[i]) ? ['less-access'] : [], ...now.some((allowed, i) => allowed && !old[i]) ? ['more-access'] : []]);
  }), { numRuns: 500 });
});
