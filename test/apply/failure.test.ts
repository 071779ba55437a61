import { failureOf } from '../../src/apply/failure';

// as kubectl 1.32 prints them
test.each<[string, string, string, string]>([
  ['a kind without a CRD', 'early', 'error: resource mapping not found for name: "a" namespace: "shop" from "STDIN": no matches for kind "VirtualDisk" in version "virtualization.deckhouse.io/v1alpha2"\nensure CRDs are installed first\n',
    'resource mapping not found for name: "a" namespace: "shop" from "STDIN": no matches for kind "VirtualDisk" in version "virtualization.deckhouse.io/v1alpha2"'],
  ['a resource without a CRD', 'early', 'error: the server doesn\'t have a resource type "VirtualDisk"\n', 'the server doesn\'t have a resource type "VirtualDisk"'],
  ['a webhook without endpoints', 'early', 'Error from server (InternalError): Internal error occurred: failed calling webhook "vd.dvp": failed to call webhook: Post "https://x.svc:443/validate": no endpoints available for service "x"',
    'failed calling webhook "vd.dvp": failed to call webhook: Post "https://x.svc:443/validate": no endpoints available for service "x"'],
  ['a module that waits for another', 'early', 'Error from server: admission webhook "module-configs.deckhouse-webhook.deckhouse.io" denied the request: module depends on disabled module(s): sds-node-configurator',
    'admission webhook "module-configs.deckhouse-webhook.deckhouse.io" denied the request: module depends on disabled module(s): sds-node-configurator'],
  ['a namespace that does not exist yet', 'early', 'Error from server (NotFound): namespaces "nope" not found', 'namespaces "nope" not found'],
  ['a namespace that is being deleted', 'early', 'Error from server (Forbidden): configmaps "a" is forbidden: unable to create new content in namespace shop because it is being terminated',
    'configmaps "a" is forbidden: unable to create new content in namespace shop because it is being terminated'],
  ['a missing right', 'forbidden', 'Error from server (Forbidden): configmaps "a" is forbidden: User "bob" cannot patch resource "configmaps" in API group "" in the namespace "shop"',
    'configmaps "a" is forbidden: User "bob" cannot patch resource "configmaps" in API group "" in the namespace "shop"'],
  ['no login', 'forbidden', 'error: You must be logged in to the server (Unauthorized)', 'You must be logged in to the server (Unauthorized)'],
  ['a rule of a webhook', 'refused', 'Error from server (Forbidden): admission webhook "vd.dvp" denied the request: the disk does not shrink', 'admission webhook "vd.dvp" denied the request: the disk does not shrink'],
  ['a quota', 'refused', 'Error from server (Forbidden): persistentvolumeclaims "a" is forbidden: exceeded quota: team', 'persistentvolumeclaims "a" is forbidden: exceeded quota: team'],
  ['an invalid field', 'refused', 'The ConfigMap "A" is invalid: metadata.name: Invalid value: "A"', 'The ConfigMap "A" is invalid: metadata.name: Invalid value: "A"'],
  ['an object that exists', 'exists', 'Error from server (AlreadyExists): error when creating "STDIN": leases.coordination.k8s.io "cdk8s-dvp" already exists', 'leases.coordination.k8s.io "cdk8s-dvp" already exists'],
  ['an object of another version', 'exists', 'Error from server (Conflict): error when replacing "STDIN": Operation cannot be fulfilled on leases.coordination.k8s.io "cdk8s-dvp": the object has been modified; please apply your changes to the latest version and try again',
    'Operation cannot be fulfilled on leases.coordination.k8s.io "cdk8s-dvp": the object has been modified; please apply your changes to the latest version and try again'],
  ['too many requests', 'busy', 'Error from server (TooManyRequests): the server has received too many requests and has asked us to try again later', 'the server has received too many requests and has asked us to try again later'],
  ['a timeout', 'busy', 'Error from server (Timeout): the server was unable to return a response in the time allotted, but may still be processing the request (get configmaps)',
    'the server was unable to return a response in the time allotted, but may still be processing the request (get configmaps)'],
  ['a connection that breaks', 'busy', 'error: Get "https://10.0.0.1:6443/api": read tcp 10.0.0.2:1->10.0.0.1:6443: read: connection reset by peer', 'Get "https://10.0.0.1:6443/api": read tcp 10.0.0.2:1->10.0.0.1:6443: read: connection reset by peer'],
  ['no cluster', 'offline', 'E1129 18:49:05.989100   32407 memcache.go:265] "Unhandled Error" err="couldn\'t get current server API group list: dial tcp 127.0.0.1:1: connect: connection refused"\nThe connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n',
    'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?'],
  ['a server that does not answer', 'offline', 'Unable to connect to the server: dial tcp 10.0.0.1:6443: connect: connection timed out', 'Unable to connect to the server: dial tcp 10.0.0.1:6443: connect: connection timed out'],
  ['the same on macOS', 'offline', 'error: Get "https://10.0.0.1:6443/api": dial tcp 10.0.0.1:6443: connect: operation timed out', 'Get "https://10.0.0.1:6443/api": dial tcp 10.0.0.1:6443: connect: operation timed out'],
  ['a host that is down', 'offline', 'error: Get "https://10.0.0.1:6443/api": dial tcp 10.0.0.1:6443: connect: host is down', 'Get "https://10.0.0.1:6443/api": dial tcp 10.0.0.1:6443: connect: host is down'],
  ['a server of another kind', 'offline', 'Unable to connect to the server: http: server gave HTTP response to HTTPS client', 'Unable to connect to the server: http: server gave HTTP response to HTTPS client'],
  ['a login that fails', 'program', 'Unable to connect to the server: getting credentials: exec: executable oidc failed with exit code 1', 'Unable to connect to the server: getting credentials: exec: executable oidc failed with exit code 1'],
  ['a certificate of another CA', 'program', 'Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'kubectl does not trust the certificate of the API server (certificate signed by unknown authority): see the cluster of the context in the kubeconfig, and the clock of this machine'],
  ['a webhook with a certificate of another CA', 'early', 'Error from server (InternalError): Internal error occurred: failed calling webhook "a.b": failed to call webhook: Post "https://x.svc:443/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'failed calling webhook "a.b": failed to call webhook: Post "https://x.svc:443/": tls: failed to verify certificate: x509: certificate signed by unknown authority'],
  ['no context', 'program', 'error: context "nope" does not exist', 'context "nope" does not exist'],
  ['no credentials', 'program', 'Please enter Username: error: EOF', 'kubectl has no credentials for this cluster: see the user of the context in the kubeconfig'],
  ['nothing at all', 'refused', '', 'kubectl failed without a message'],
])('%s is %s', (_, kind, printed, message) => {
  const failure = failureOf(printed);
  expect({ kind: failure.kind, message: failure.message, conflicts: failure.conflicts }).toEqual({ kind, message, conflicts: [] });
});

const HINT = '\nPlease review the fields above--they currently have other managers. Here\nare the ways you can resolve this warning:\n* If you intend to manage all of these fields, please re-run the apply\n';

test.each<[string, string, object[]]>([
  ['one field', `error: Apply failed with 1 conflict: conflict with "kubectl" using v1: .data.x${HINT}`, [{ manager: 'kubectl', fields: ['.data.x'] }]],
  ['one field, without a version', `error: Apply failed with 1 conflict: conflict with "other": .data.x${HINT}`, [{ manager: 'other', fields: ['.data.x'] }]],
  ['fields of two managers', `error: Apply failed with 3 conflicts: conflicts with "kubectl-edit" using deckhouse.io/v1alpha1:\n- .spec.enabled\n- .spec.version\nconflicts with "helm" using deckhouse.io/v1alpha1:\n- .spec.settings.a${HINT}`,
    [{ manager: 'kubectl-edit', fields: ['.spec.enabled', '.spec.version'] }, { manager: 'helm', fields: ['.spec.settings.a'] }]],
  ['a field with a colon in its key', `error: Apply failed with 1 conflict: conflict with "scale" with subresource "scale" using apps/v1: .spec.containers[name="a:b"].image${HINT}`,
    [{ manager: 'scale', fields: ['.spec.containers[name="a:b"].image'] }]],
])('a conflict about %s', (_, printed, conflicts) => {
  const { kind, conflicts: found } = failureOf(printed);
  expect({ kind, found }).toEqual({ kind: 'conflict', found: conflicts });
});
