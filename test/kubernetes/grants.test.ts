import { App, Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { NamespaceAccess } from '../../src/kubernetes/namespace-access';
import { VirtualMachineGrant } from '../../src/kubernetes/virtual-machine-grant';
import { Cpu } from '../../src/values/cpu';
import { AccessLevel, NamespaceRole, RoleModel } from '../../src/values/namespace-role';
import { Subject } from '../../src/values/subject';
import { NamespaceAction, VmAction } from '../../src/values/vm-action';
import { chartOf, refusalOf } from '../support';

const ops = Subject.group('ops');
const machineOf = (chart: Chart) => new VirtualMachine(chart, 'db', {
  vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2), memory: Size.gibibytes(4), disks: [VirtualDisk.fromDiskName('db-root')],
});

/** what a chart synthesizes to beside machines */
const objectsOf = (chart: Chart) => Testing.synth(chart).filter(({ kind }) => kind !== 'VirtualMachine');
const RBAC = 'rbac.authorization.k8s.io';
const group = (name: string) => ({ apiGroup: RBAC, kind: 'Group', name });
const CONNECT = ['get', 'create', 'update'];
const rights = (...subresources: string[]) => ({
  apiGroups: ['subresources.virtualization.deckhouse.io'], resources: subresources.map(name => `virtualmachines/${name}`), resourceNames: ['db'], verbs: CONNECT,
});
const VIEW = { apiGroups: ['virtualization.deckhouse.io'], resources: ['virtualmachines'], resourceNames: ['db'], verbs: ['get', 'list', 'watch'] };

describe('rights on one machine', () => {
  test('are a Role with its name, and then a RoleBinding', () => {
    const chart = chartOf();
    machineOf(chart).grant(ops, VmAction.PORT_FORWARD, VmAction.CONSOLE, VmAction.VNC);
    expect(objectsOf(chart)).toEqual([
      {
        apiVersion: `${RBAC}/v1`,
        kind: 'Role',
        metadata: { name: 'db-grant-group-ops', namespace: 'ns' },
        rules: [rights('console', 'vnc', 'portforward')],
      },
      {
        apiVersion: `${RBAC}/v1`,
        kind: 'RoleBinding',
        metadata: { name: 'db-grant-group-ops', namespace: 'ns' },
        roleRef: { apiGroup: RBAC, kind: 'Role', name: 'db-grant-group-ops' },
        subjects: [group('ops')],
      },
    ]);
    expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  });

  test('of one subject are one grant, even in several calls', () => {
    const chart = chartOf();
    const vm = machineOf(chart);
    const first = vm.grant(ops, VmAction.VIEW);
    expect(vm.grant(Subject.group('ops'), VmAction.CONSOLE, VmAction.VIEW)).toBe(first);
    vm.grant(Subject.user('ops'), VmAction.VNC);
    expect(objectsOf(chart).filter(({ kind }) => kind === 'Role').map(({ metadata: { name }, rules }) => [name, rules])).toEqual([
      ['db-grant-group-ops', [VIEW, rights('console')]],
      ['db-grant-user-ops', [rights('vnc')]],
    ]);
  });

  test('can be a construct, for existing machines and for several subjects', () => {
    const chart = chartOf();
    const grant = new VirtualMachineGrant(chart, 'dba', {
      machine: VirtualMachine.fromMachineName('db', 'data'), subjects: [ops, ops], actions: [VmAction.CONSOLE], labels: { team: 'a' },
    });
    grant.addSubjects(Subject.user('a@example.com'), ops, Subject.serviceAccount('ci', 'deployer'));
    grant.allow(VmAction.VIEW);
    expect(grant.roleName).toBe('dba');
    const [role, binding] = objectsOf(chart);
    expect(role).toMatchObject({ metadata: { name: 'dba', namespace: 'data', labels: { team: 'a' } }, rules: [VIEW, rights('console')] });
    expect(binding).toMatchObject({
      metadata: { name: 'dba', namespace: 'data', labels: { team: 'a' } },
      subjects: [group('ops'), { apiGroup: RBAC, kind: 'User', name: 'a@example.com' }, { kind: 'ServiceAccount', name: 'deployer', namespace: 'ci' }],
    });
  });

  test.each<[string, (vm: VirtualMachine) => unknown, string]>([
    ['no action', vm => vm.grant(ops), '[test/db/grant-group-ops] a grant needs at least one action: for example VmAction.CONSOLE'],
    ['an action that is none', vm => vm.grant(ops, 'Shell' as any),
      "[test/db] 'actions[0]' must be a VmAction, got a string: write one of VmAction.VIEW, VmAction.CONSOLE, VmAction.VNC, VmAction.PORT_FORWARD"],
    ['an action that is missing', vm => vm.grant(ops, VmAction.VIEW, undefined as any),
      "[test/db] 'actions[1]' must be a VmAction, got nothing: write one of VmAction.VIEW, VmAction.CONSOLE, VmAction.VNC, VmAction.PORT_FORWARD"],
    ['an operation', vm => vm.grant(ops, NamespaceAction.OPERATE as any), "[test/db] 'actions[0]' must be a VmAction, got a string: "
      + 'RBAC cannot limit it to one machine, give it for the namespace: NamespaceRole.actions(NamespaceAction.OPERATE)'],
    ['a name instead of a subject', vm => vm.grant('ops' as any, VmAction.VIEW),
      "[test/db] 'subject' must be a Subject, got a string: for example Subject.group('ops')"],
    ['a subject that makes no name', vm => vm.grant(Subject.group('администраторы'), VmAction.VIEW),
      '[test/db] the name of an object cannot be derived from Group администраторы: create a VirtualMachineGrant for it, with another id'],
    ['two subjects that make one name', vm => {
      vm.grant(Subject.group('a:b'), VmAction.VIEW);
      vm.grant(Subject.group('a_b'), VmAction.VIEW);
    }, '[test/db] Group a_b would get the same object name as Group a:b: create a VirtualMachineGrant for it, with another id'],
    ['nobody', vm => new VirtualMachineGrant(vm, 'x', { machine: vm, subjects: [], actions: [VmAction.VIEW] }),
      "[test/db/x] a grant needs at least one subject: set 'subjects', for example [Subject.group('ops')]"],
    ['nothing', vm => new VirtualMachineGrant(vm, 'x', {} as any),
      "[test/db/x] 'machine' is missing: set it, for example VirtualMachine.fromMachineName('web')\n"
      + "[test/db/x] 'subjects' is missing: set it, for example [Subject.group('ops')]\n[test/db/x] 'actions' is missing: set it, for example [VmAction.VIEW]"],
  ])('are refused: %s', (_, grant, message) => expect(refusalOf(() => grant(machineOf(chartOf())))).toBe(message));
});

describe('rights on a namespace', () => {
  const access = (role: NamespaceRole, subjects = [ops]) => {
    const chart = chartOf();
    new NamespaceAccess(chart, 'team', { role, subjects });
    return objectsOf(chart);
  };
  const bound = (name: string) => [{
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name: 'team', namespace: 'ns' },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name },
    subjects: [group('ops')],
  }];

  test.each<[string, NamespaceRole, object[]]>([
    ['a level', NamespaceRole.level(AccessLevel.USER), bound('d8:use:role:user')],
    ['a level under its new name', NamespaceRole.level(AccessLevel.MANAGER, RoleModel.NAMESPACE), bound('d8:namespace:manager')],
    ['any role of the platform', NamespaceRole.clusterRole('d8:use:capability:virtualization:access_console'), bound('d8:use:capability:virtualization:access_console')],
    ['a level of the simple model', NamespaceRole.authorizationRule(AccessLevel.USER, { portForwarding: true }), [{
      apiVersion: 'deckhouse.io/v1alpha1',
      kind: 'AuthorizationRule',
      metadata: { name: 'team', namespace: 'ns' },
      spec: { accessLevel: 'PrivilegedUser', portForwarding: true, subjects: [{ kind: 'Group', name: 'ops' }] },
    }]],
    ['actions, as a Role of its own', NamespaceRole.actions(NamespaceAction.SNAPSHOT, NamespaceAction.OPERATE, NamespaceAction.VIEW, NamespaceAction.CONSOLE), [
      {
        apiVersion: `${RBAC}/v1`,
        kind: 'Role',
        metadata: { name: 'team', namespace: 'ns' },
        rules: [
          { apiGroups: ['virtualization.deckhouse.io'], resources: ['virtualmachines'], verbs: ['get', 'list', 'watch'] },
          { apiGroups: ['subresources.virtualization.deckhouse.io'], resources: ['virtualmachines/console'], verbs: CONNECT },
          { apiGroups: ['virtualization.deckhouse.io'], resources: ['virtualmachineoperations'], verbs: ['get', 'list', 'watch', 'create', 'delete'] },
          { apiGroups: ['virtualization.deckhouse.io'], resources: ['virtualdisksnapshots', 'virtualmachinesnapshots'], verbs: ['get', 'list', 'watch', 'create'] },
        ],
      },
      { ...bound('')[0], roleRef: { apiGroup: RBAC, kind: 'Role', name: 'team' } },
    ]],
  ])('render %s', (_, role, objects) => expect(access(role)).toEqual(objects));

  test('can be extended to more subjects', () => {
    const chart = chartOf();
    const made = new NamespaceAccess(chart, 'team', { role: NamespaceRole.authorizationRule(AccessLevel.ADMIN), subjects: [ops], namespace: 'other' });
    made.addSubjects(Subject.serviceAccount('ci', 'deployer'));
    expect(made.namespace).toBe('other');
    expect(objectsOf(chart)[0].spec.subjects).toEqual([{ kind: 'Group', name: 'ops' }, { kind: 'ServiceAccount', name: 'deployer', namespace: 'ci' }]);
  });

  test.each<[string, () => unknown, string]>([
    ['no action', () => NamespaceRole.actions(), 'a role needs at least one action: for example NamespaceRole.actions(NamespaceAction.OPERATE)'],
    ['an action that is none', () => NamespaceRole.actions('Shell' as any),
      "[NamespaceRole.actions] 'actions[0]' must be a NamespaceAction, got a string: write one of NamespaceAction.VIEW, NamespaceAction.CONSOLE, NamespaceAction.VNC, NamespaceAction.PORT_FORWARD, NamespaceAction.OPERATE, NamespaceAction.SNAPSHOT"],
    ['a level that is missing', () => NamespaceRole.level(undefined as any),
      "[NamespaceRole.level] 'level' is missing: set it, for example AccessLevel.VIEWER"],
    ['a level of the simple model that is none', () => NamespaceRole.authorizationRule('Root' as any),
      "[NamespaceRole.authorizationRule] 'level' must be an AccessLevel, got a string: write one of AccessLevel.VIEWER, AccessLevel.USER, AccessLevel.MANAGER, AccessLevel.ADMIN"],
    ['a model that is none', () => NamespaceRole.level(AccessLevel.USER, 'd8:' as any), "[NamespaceRole.level] 'model' must be a RoleModel, got a string: write one of RoleModel.USE, RoleModel.NAMESPACE"],
    ['a role without a name', () => NamespaceRole.clusterRole(''), "a ClusterRole needs a name, got an empty string: for example NamespaceRole.clusterRole('view')"],
    ['nothing at all', () => new NamespaceAccess(chartOf(), 'team', undefined as any),
      "[test/team] 'subjects' is missing: set it, for example [Subject.group('ops')]\n[test/team] 'role' is missing: set it, for example NamespaceRole.level(AccessLevel.USER)"],
    ['nobody', () => access(NamespaceRole.level(AccessLevel.USER), []), "[test/team] a grant needs at least one subject: set 'subjects', for example [Subject.group('ops')]"],
    ['a name instead of a role', () => access('d8:use:role:user' as any),
      "[test/team] 'role' must be a NamespaceRole, got a string: for example NamespaceRole.level(AccessLevel.USER)"],
    ['a name instead of a subject', () => access(NamespaceRole.level(AccessLevel.USER), ['ops' as any]),
      "[test/team] 'subjects[0]' must be a Subject, got a string: for example Subject.group('ops')"],
  ])('are refused: %s', (_, give, message) => expect(refusalOf(give)).toBe(message));
});

describe('a subject', () => {
  const chart = chartOf();

  test.each<[string, kplus.ISubject, object]>([
    ['a user', kplus.User.fromName(chart, 'u', 'alice'), { apiGroup: RBAC, kind: 'User', name: 'alice' }],
    ['a group', kplus.Group.fromName(chart, 'g', 'ops'), group('ops')],
    ['a ServiceAccount', new kplus.ServiceAccount(chart, 'sa', { metadata: { name: 'runner' } }), { kind: 'ServiceAccount', name: 'runner', namespace: 'ns' }],
    ['a ServiceAccount elsewhere', kplus.ServiceAccount.fromServiceAccountName(chart, 'other', 'velero', { namespaceName: 'backup' }),
      { kind: 'ServiceAccount', name: 'velero', namespace: 'backup' }],
  ])('may be %s of cdk8s-plus', (_, subject, json) => expect(Subject.of(subject)._toKube()).toEqual(json));

  test.each<[string, () => unknown, string]>([
    ['no name', () => Subject.user(''), 'a user needs a name, got an empty string'],
    ['no namespace', () => (Subject as any).serviceAccount(undefined, 'a'), "[Subject.serviceAccount] 'namespace' is missing: set it"],
    ['a ServiceAccount of which nobody knows the namespace', () => Subject.of(new kplus.ServiceAccount(new Chart(new App(), 'nowhere'), 'sa', { metadata: { name: 'runner' } })),
      'the ServiceAccount runner must have a namespace: set the namespace of its chart, or write Subject.serviceAccount(namespace, name)'],
    ['something else', () => Subject.of({ toSubjectConfiguration: () => ({ kind: 'Node', name: 'a' }) } as any),
      'a subject must be a User, a Group or a ServiceAccount, got "Node"'],
    ['a name', () => Subject.of('ops' as any), "[Subject.of] 'subject' must be a Subject, got a string: for example User.fromName(chart, 'ops', 'ops')"],
  ])('is refused: %s', (_, run, message) => expect(refusalOf(run)).toBe(message));
});

test('an action that RBAC cannot limit to a machine does not compile', () => {
  // @ts-expect-error OPERATE is not an action on one machine
  expect(VmAction.OPERATE).toBeUndefined();
});
