import * as fc from 'fast-check';
import { dvp, impacts, machine } from './support';
import { Manifest } from '../../src/manifest/manifest';

const object = (apiVersion: string, kind: string, fields: object, name = 'web'): Manifest => ({ apiVersion, kind, metadata: { name, namespace: 'shop' }, ...fields });
const web = (name = 'web', labels: object = { app: 'web' }) => machine({}, { name, labels });
const changes = (before: Manifest[], after: Manifest[]) => impacts(before, after)
  .map(({ impact, pointer, reason, dependsOn = [] }) => [`${impact} ${pointer} ${reason}`, ...dependsOn].join(' ? '));

describe('a Service', () => {
  const service = (spec: object) => object('v1', 'Service', { spec: { selector: { app: 'web' }, ports: [{ port: 80 }], ...spec } });
  const ports = (...list: object[]) => service({ ports: list });
  const external = (...loadBalancerSourceRanges: string[]) => service({ type: 'LoadBalancer', loadBalancerSourceRanges });

  test.each<[string, Manifest, Manifest, string[]]>([
    ['a default written out', service({}), service({ type: 'ClusterIP', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] }), []],
    ['a port more', ports({ port: 80 }), ports({ port: 80 }, { port: 443 }), ['more-access /spec/ports clients can connect to these ports: TCP 443']],
    ['a port less', ports({ port: 80 }, { port: 53, protocol: 'UDP' }), ports({ port: 80 }), ['less-access /spec/ports clients of these ports are cut off: UDP 53']],
    ['another protocol', ports({ port: 53 }), ports({ port: 53, protocol: 'UDP' }),
      ['less-access /spec/ports clients of these ports are cut off: TCP 53', 'more-access /spec/ports clients can connect to these ports: UDP 53']],
    ['another target', ports({ port: 80 }), ports({ port: 80, targetPort: 8080 }), ['live /spec/ports new connections go to other ports of the machines: TCP 80 to port 8080']],
    ['another name of a port', ports({ name: 'a', port: 80 }), ports({ name: 'b', port: 80 }), []],
    ['another port of the nodes', ports({ port: 80, nodePort: 30080 }), ports({ port: 80, nodePort: 30081 }),
      ['less-access /spec/ports clients of these ports of the nodes are cut off: 30080']],
    ['an external address', service({}), service({ type: 'LoadBalancer' }), ['more-access /spec/type clients outside of the cluster can connect by an external address']],
    ['ports of the nodes', service({}), service({ type: 'NodePort' }), ['more-access /spec/type clients outside of the cluster can connect by the nodes']],
    ['no external address any more', service({ type: 'LoadBalancer' }), service({}), ['less-access /spec/type the external address is released']],
    ['ports of the nodes only', service({ type: 'LoadBalancer' }), service({ type: 'NodePort' }), ['less-access /spec/type the external address is released']],
    ['no ports of the nodes any more', service({ type: 'NodePort' }), service({ type: 'ClusterIP' }), ['less-access /spec/type the ports of the nodes are closed']],
    ['a name of another host', service({ clusterIP: '10.0.0.1' }), service({ type: 'ExternalName', externalName: 'example.com' }), [
      'live /spec/clusterIP the address comes and goes with the type of the Service',
      'less-access /spec/type the address of the Service is released',
      'less-access /spec/externalName the name leads to another host',
    ]],
    ['another address', service({ clusterIP: '10.0.0.1' }), service({ clusterIP: '10.0.0.2' }),
      ['refused /spec/clusterIP the address of a Service cannot be changed: create a Service with another name']],
    ['without an address', service({}), service({ clusterIP: 'None' }),
      ['refused /spec/clusterIP the address of a Service cannot be changed: create a Service with another name ? whether None is its address already']],
    ['an address that is no longer named', service({ clusterIP: 'None' }), service({}), ['live /spec/clusterIP the Service keeps its address']],
    ['another list of addresses', service({ clusterIPs: ['10.0.0.1'] }), service({ clusterIPs: ['10.0.0.2'] }),
      ['refused /spec/clusterIPs the address of a Service cannot be changed: create a Service with another name']],
    ['a second address', service({ clusterIPs: ['10.0.0.1'] }), service({ clusterIPs: ['10.0.0.1', 'fd00::1'] }), []],
    ['another family', service({ ipFamilies: ['IPv4'] }), service({ ipFamilies: ['IPv6'] }), ['refused /spec/ipFamilies the first family of addresses of a Service cannot be changed']],
    ['a second family', service({ ipFamilies: ['IPv4'] }), service({ ipFamilies: ['IPv4', 'IPv6'] }), ['live /spec/ipFamilies the Service gets or loses addresses of the second family']],
    ['another load balancer', service({ type: 'LoadBalancer', loadBalancerClass: 'a' }), service({ type: 'LoadBalancer', loadBalancerClass: 'b' }),
      ['refused /spec/loadBalancerClass the class of a load balancer cannot be changed: create a Service with another name']],
    ['ranges', external(), external('10.0.0.0/8'), ['less-access /spec/loadBalancerSourceRanges clients of these ranges are cut off: 0.0.0.0/0, ::/0']],
    ['no ranges any more', external('10.0.0.0/8'), external(), ['more-access /spec/loadBalancerSourceRanges clients of these ranges can connect: 0.0.0.0/0, ::/0']],
    ['a narrower range', external('10.0.0.0/8'), external('10.1.0.0/16'), ['less-access /spec/loadBalancerSourceRanges clients of these ranges are cut off: 10.0.0.0/8']],
    ['a wider range', external('10.1.0.0/16'), external('10.0.0.0/8'), ['more-access /spec/loadBalancerSourceRanges clients of these ranges can connect: 10.0.0.0/8']],
    ['an address of a node', service({}), service({ externalIPs: ['192.0.2.1'] }), ['more-access /spec/externalIPs clients can connect to these addresses: 192.0.2.1']],
    ['sticky sessions', service({}), service({ sessionAffinity: 'ClientIP' }), ['live /spec/sessionAffinity applies to new connections']],
    ['other pods', service({}), service({ selector: { app: 'shop' } }), ['less-access /spec/selector the Service sends connections to other pods: existing ones may be cut']],
  ])('with %s', (_, before, after, expected) => expect(changes([before], [after])).toEqual(expected));

  test.each<[string, object, object, string[]]>([
    ['fewer machines', { app: 'web' }, { app: 'web', tier: 'a' }, ['less-access /spec/selector the Service sends no more connections to VirtualMachine shop/b']],
    ['more machines', { app: 'web', tier: 'a' }, { app: 'web' }, ['more-access /spec/selector the Service sends connections to VirtualMachine shop/b']],
    ['the same machines', { app: 'web' }, { team: 'x' }, ['live /spec/selector the Service sends connections to the same machines']],
  ])('selects %s', (_, before, after, expected) => {
    const machines = [web('a', { app: 'web', tier: 'a', team: 'x' }), web('b', { app: 'web', team: 'x' })];
    expect(changes([...machines, service({ selector: before })], [...machines, service({ selector: after })])).toEqual(expected);
  });

  test('shows the values', () => expect(impacts([service({ type: 'NodePort' })], [service({})])).toEqual([{
    impact: 'less-access', subject: 'Service shop/web', pointer: '/spec/type', before: '"NodePort"', after: 'nothing', reason: 'the ports of the nodes are closed',
  }]));

  test('comes and goes', () => expect([...changes([], [service({})]), ...changes([service({})], [])]).toEqual([
    'created  the object is new', 'removed  the Service is deleted: its clients are cut off',
  ]));
});

describe('an Ingress', () => {
  const path = (at: string, service: string, more: object = {}) =>
    ({ path: at, pathType: 'Prefix', backend: { service: { name: service, port: { number: 80 } } }, ...more });
  const ingress = (host: string, paths: object[], more: object = {}) => object('networking.k8s.io/v1', 'Ingress', { spec: { rules: [{ host, http: { paths } }], ...more } });
  const tls = (...hosts: string[]) => ({ tls: [{ hosts, secretName: 'cert' }] });

  test.each<[string, Manifest, Manifest, string[]]>([
    ['a path more', ingress('a.io', [path('/', 'web')]), ingress('a.io', [path('/', 'web'), path('/api', 'api')]), ['more-access /spec/rules these URLs are served: a.io/api']],
    ['a path less', ingress('a.io', [path('/', 'web'), path('/api', 'api')]), ingress('a.io', [path('/', 'web')]), ['less-access /spec/rules these URLs are no longer served here: a.io/api']],
    ['another host', ingress('a.io', [path('/', 'web')]), ingress('b.io', [path('/', 'web')]),
      ['less-access /spec/rules these URLs are no longer served here: a.io/', 'more-access /spec/rules these URLs are served: b.io/']],
    ['another backend', ingress('a.io', [path('/', 'web')]), ingress('a.io', [path('/', 'new')]), ['live /spec/rules new requests go elsewhere: a.io/ to Service new port 80']],
    ['an exact path', ingress('a.io', [path('/', 'web')]), ingress('a.io', [path('/', 'web', { pathType: 'Exact' })]),
      ['less-access /spec/rules these URLs are no longer served here: a.io/', 'more-access /spec/rules these URLs are served: a.io/ exactly']],
    ['paths in another order', ingress('a.io', [path('/', 'web'), path('/api', 'api')]), ingress('a.io', [path('/api', 'api'), path('/', 'web')]), []],
    ['a certificate less', ingress('a.io', [], tls('a.io', 'b.io')), ingress('a.io', [], tls('a.io')), ['less-access /spec/tls these hosts no longer have a certificate of their own: b.io']],
    ['another certificate', ingress('a.io', [], tls('a.io')), ingress('a.io', [], { tls: [{ hosts: ['a.io'], secretName: 'new' }] }), ['live /spec/tls new connections get the certificate of another Secret']],
    ['another class', ingress('a.io', [], { ingressClassName: 'nginx' }), ingress('a.io', [], { ingressClassName: 'internal' }),
      ['less-access /spec/ingressClassName another controller serves the URLs: its address may be another one']],
    ['a default', ingress('a.io', []), ingress('a.io', [], { defaultBackend: { service: { name: 'web', port: { name: 'http' } } } }), ['more-access /spec/defaultBackend URLs without a rule are served by Service web port http']],
    ['no default any more', ingress('a.io', [], { defaultBackend: { service: { name: 'web', port: { number: 80 } } } }), ingress('a.io', []), ['less-access /spec/defaultBackend URLs without a rule are no longer served here']],
  ])('with %s', (_, before, after, expected) => expect(changes([before], [after])).toEqual(expected));

  test('goes', () => expect(changes([ingress('a.io', [])], [])).toEqual(['removed  the Ingress is deleted: its URLs are no longer served']));
});

describe('a NetworkPolicy', () => {
  const policy = (spec: object, name = 'web') =>
    object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: { matchLabels: { app: 'web' } }, ...spec } }, name);
  const from = (app: string, port?: number) =>
    ({ from: [{ podSelector: { matchLabels: { app } } }], ...port === undefined ? {} : { ports: [{ port }] } });
  const block = (cidr: string, except?: string[]) => ({ from: [{ ipBlock: { cidr, except } }] });

  test.each<[string, object, object, string[]]>([
    ['one peer more', { ingress: [from('a')] }, { ingress: [from('a'), from('b')] }, ['more-access /spec/ingress for VirtualMachine shop/web: incoming connections are open now: from pods with app=b, all ports']],
    ['one peer less', { ingress: [from('a'), from('b', 80)] }, { ingress: [from('a')] }, ['less-access /spec/ingress for VirtualMachine shop/web: incoming connections are closed: from pods with app=b, TCP 80']],
    ['everybody', { ingress: [from('a')] }, { ingress: [{}] }, ['more-access /spec/ingress for VirtualMachine shop/web: incoming connections are open now: from everywhere, all ports']],
    ['nobody', { ingress: [from('a')] }, { ingress: [] }, ['less-access /spec/ingress for VirtualMachine shop/web: incoming connections are closed: from pods with app=a, all ports']],
    ['one port instead of all', { ingress: [from('a')] }, { ingress: [from('a', 80)] }, ['less-access /spec/ingress for VirtualMachine shop/web: incoming connections are closed: from pods with app=a, all ports']],
    ['a wider range of ports', { ingress: [{ ports: [{ port: 80, endPort: 90 }] }] }, { ingress: [{ ports: [{ port: 70, endPort: 90 }] }] },
      ['more-access /spec/ingress for VirtualMachine shop/web: incoming connections are open now: from everywhere, TCP 70-90']],
    ['a port of a range', { ingress: [{ ports: [{ port: 80, endPort: 90 }] }] }, { ingress: [{ ports: [{ port: 85 }, { port: 80, endPort: 90 }] }] }, ['live /spec no connection of a machine changes']],
    ['a narrower block', { ingress: [block('10.0.0.0/8')] }, { ingress: [block('10.1.0.0/16')] }, ['less-access /spec/ingress for VirtualMachine shop/web: incoming connections are closed: from 10.0.0.0/8, all ports']],
    ['an exception', { ingress: [block('10.0.0.0/8')] }, { ingress: [block('10.0.0.0/8', ['10.1.0.0/16'])] }, ['less-access /spec/ingress for VirtualMachine shop/web: incoming connections are closed: from 10.0.0.0/8, all ports']],
    ['no exception any more', { ingress: [block('10.0.0.0/8', ['10.1.0.0/16'])] }, { ingress: [block('10.0.0.0/8')] }, ['more-access /spec/ingress for VirtualMachine shop/web: incoming connections are open now: from 10.0.0.0/8, all ports']],
    ['outgoing connections, too', { ingress: [from('a')] }, { ingress: [from('a')], egress: [{ to: [{ namespaceSelector: {} }], ports: [{ protocol: 'UDP', port: 53 }] }] },
      ['less-access /spec/egress for VirtualMachine shop/web: all outgoing connections are closed, except to all pods in all namespaces, UDP 53']],
    ['outgoing connections only', { policyTypes: ['Ingress'] }, { policyTypes: ['Egress'], egress: [{}] }, [
      'more-access /spec/ingress for VirtualMachine shop/web: all incoming connections are open',
      'less-access /spec/egress for VirtualMachine shop/web: all outgoing connections are closed, except to everywhere, all ports',
    ]],
    ['other pods', { ingress: [from('a')] }, { podSelector: { matchLabels: { app: 'db' } }, ingress: [from('a')] }, [
      'more-access /spec/ingress for VirtualMachine shop/web: all incoming connections are open',
      'less-access /spec/ingress for VirtualMachine shop/db: all incoming connections are closed, except from pods with app=a, all ports',
    ]],
    ['the same in other words', { ingress: [from('a'), from('b')] }, { ingress: [{ from: [...from('b').from, ...from('a').from] }], policyTypes: ['Ingress'] }, ['live /spec no connection of a machine changes']],
    ['nothing else', { ingress: [from('a')] }, { ingress: [from('a')] }, []],
  ])('for %s', (_, before, after, expected) => {
    const machines = [web(), web('db', { app: 'db' })];
    expect(changes([...machines, policy(before)], [...machines, policy(after)])).toEqual(expected);
  });

  test('adds up with others', () => {
    const open = policy({ ingress: [{}] }, 'open');
    expect(changes([web(), open, policy({ ingress: [] })], [web(), open, policy({ ingress: [from('a')] })]))
      .toEqual(['live /spec no connection of a machine changes']);
  });

  test.each<[string, Manifest[], Manifest[], string[]]>([
    ['comes', [web()], [web(), policy({ ingress: [from('a')] })],
      ['less-access  the policy is new: for VirtualMachine shop/web: all incoming connections are closed, except from pods with app=a, all ports']],
    ['comes to another', [web(), policy({})], [web(), policy({}), policy({ ingress: [from('a')] }, 'more')],
      ['more-access  the policy is new: for VirtualMachine shop/web: incoming connections are open now: from pods with app=a, all ports']],
    ['comes with its machine', [], [web(), policy({})], ['created  the object is new', 'created  the object is new']],
    ['comes and denies everything', [web()], [web(), policy({})], ['less-access  the policy is new: for VirtualMachine shop/web: all incoming connections are closed']],
    ['goes', [web(), policy({})], [web()], ['removed  the policy is deleted: for VirtualMachine shop/web: all incoming connections are open']],
    ['gets another name', [web(), policy({}, 'old')], [web(), policy({}, 'new')], ['created  the object is new', 'removed  the policy is deleted']],
    ['goes with its machine', [web(), policy({})], [], ['removed  the guest is stopped and the machine deleted; its disks stay', 'removed  the policy is deleted']],
  ])('%s', (_, before, after, expected) => expect(changes(before, after)).toEqual(expected));

  test('of pods is compared alone', () => {
    expect(changes([policy({ ingress: [from('a')] })], [policy({ ingress: [from('b')] })])).toEqual([
      'less-access /spec/ingress incoming connections are closed: from pods with app=a, all ports',
      'more-access /spec/ingress incoming connections are open now: from pods with app=b, all ports',
    ]);
    expect(changes([policy({})], [policy({ podSelector: {} })])).toEqual([
      'less-access /spec/podSelector the policy selects other pods: those are closed now',
      'more-access /spec/podSelector the policy no longer selects the former pods',
    ]);
  });

  test('of a pool counts once', () => {
    const pool = dvp('VirtualMachinePool', { replicas: 3, virtualMachineTemplate: { metadata: { labels: { app: 'web' } }, spec: {} } }, { name: 'runners' });
    expect(changes([pool], [pool, policy({})])).toEqual(['less-access  the policy is new: for VirtualMachinePool shop/runners: all incoming connections are closed']);
  });

  // the connections of one machine to a few others, one by one
  test('takes and gives what the connections say', () => {
    const APPS = ['a', 'b', 'c'];
    const PORTS = [80, 81, 82];
    const peers = fc.subarray(APPS).map(apps => apps.map(app => ({ podSelector: { matchLabels: { app } } })));
    const portList = fc.subarray(PORTS).map(numbers => numbers.map(port => ({ port })));
    const rule = fc.record({ from: peers, ports: portList });
    const spec = fc.record({ policyTypes: fc.subarray(['Ingress', 'Egress'], { minLength: 1 }), ingress: fc.array(rule, { maxLength: 3 }) });
    const every = [...APPS, 'other'].flatMap(app => [...PORTS, 99].map(port => [app, port] as const));
    type Spec = { policyTypes: string[]; ingress: { from: { podSelector: { matchLabels: { app: string } } }[]; ports: { port: number }[] }[] };
    const opens = ({ from: list, ports }: Spec['ingress'][number], app: string, port: number) =>
      (list.length === 0 || list.some(({ podSelector }) => podSelector.matchLabels.app === app))
      && (ports.length === 0 || ports.some(open => open.port === port));
    const allowed = ({ policyTypes, ingress }: Spec) =>
      every.map(([app, port]) => !policyTypes.includes('Ingress') || ingress.some(each => opens(each, app, port)));
    fc.assert(fc.property(spec, spec, (before, after) => {
      const [old, now] = [allowed(before), allowed(after)];
      const found = impacts([web(), policy(before)], [web(), policy(after)]).filter(({ pointer }) => pointer === '/spec/ingress').map(({ impact }) => impact);
      // one rule may open what several rules opened: a part of it is closed and opened in other words, never the other way around
      expect(found.includes('less-access' as any) || !old.some((open, i) => open && !now[i])).toBe(true);
      expect(found.includes('more-access' as any) || !now.some((open, i) => open && !old[i])).toBe(true);
      if (JSON.stringify(before) === JSON.stringify(after)) {
        expect(found).toEqual([]);
      }
    }), { numRuns: 300 });
  });
});

describe('an autoscaler', () => {
  const scaler = (spec: object) => object('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { maxReplicas: 4, scaleTargetRef: { kind: 'VirtualMachinePool', name: 'web' }, ...spec } });
  const pool = (...virtualDiskTemplates: object[]) => dvp('VirtualMachinePool', { virtualDiskTemplates, virtualMachineTemplate: { spec: {} } });
  test.each<[string, Manifest[], Manifest, Manifest, string[]]>([
    ['more', [], scaler({}), scaler({ maxReplicas: 9 }), ['live /spec/maxReplicas its target may have up to 9 replicas']],
    ['fewer', [], scaler({}), scaler({ maxReplicas: 2 }), ['removed /spec/maxReplicas its target has at most 2 replicas: the autoscaler removes replicas ? whether there are more than 2 now']],
    ['fewer with their disks', [pool({ name: 'root' })], scaler({}), scaler({ maxReplicas: 2 }),
      ['data-loss /spec/maxReplicas VirtualMachinePool shop/web has at most 2 replicas: the pool deletes machines, each with its disks root ? whether there are more than 2 now']],
    ['an invalid number', [], scaler({}), scaler({ maxReplicas: null }), ["refused /spec/maxReplicas 'maxReplicas' must be a number of at least 1"]],
    ['no number', [], scaler({}), scaler({ maxReplicas: undefined }), ["refused /spec/maxReplicas 'maxReplicas' must be a number of at least 1"]],
    ['a string', [], scaler({}), scaler({ maxReplicas: '9' }), ["refused /spec/maxReplicas 'maxReplicas' must be a number of at least 1"]],
    ['another target', [], scaler({}), scaler({ scaleTargetRef: { kind: 'VirtualMachinePool', name: 'b' } }), ['live /spec/scaleTargetRef the autoscaler resizes another object, and leaves the former one at its size']],
    ['another metric', [], scaler({}), scaler({ metrics: [{ type: 'Resource' }] }), ['live /spec/metrics applies from the next decision of the autoscaler']],
  ])('of %s', (_, others, before, after, expected) => expect(changes([...others, before], [...others, after])).toEqual(expected));
});
