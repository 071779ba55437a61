import { firstOf, lostAndGained, textOfScalar, without } from './differences';
import { ManifestObject, itemsAt, listAt, textAt, valueAt } from '../../manifest/manifest';
import { FieldTable, classifySpec } from '../impact/by-field';
import { Change, FieldImpact, lessAccess, live, moreAccess, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

/** the backend of each host and path */
function routesOf({ json }: ManifestObject): ReadonlyMap<string, string> {
  return new Map(itemsAt(json, '/spec/rules').flatMap(rule => itemsAt(rule, '/http/paths').map((path): [string, string] => {
    const exact = textAt(path, '/pathType') === 'Exact' ? ' exactly' : '';
    return [`${textAt(rule, '/host') ?? '*'}${textAt(path, '/path') ?? '/'}${exact}`, backendText(valueAt(path, '/backend'))];
  })));
}

function backendText(backend: unknown): string {
  const service = textAt(backend, '/service/name');
  const port = valueAt(backend, '/service/port/number') ?? valueAt(backend, '/service/port/name');
  return service === undefined ? `${textAt(backend, '/resource/kind') ?? 'backend'} ${textAt(backend, '/resource/name') ?? '?'}` : `Service ${service} port ${textOfScalar(port)}`;
}

function classifyRoutes({ before, after }: Change): FieldImpact[] {
  const pointer = '/spec/rules';
  const [old, now] = [routesOf(before), routesOf(after)];
  const [paths, pathsNow] = [[...old.keys()], [...now.keys()]];
  const rerouted = paths.filter(path => now.has(path) && now.get(path) !== old.get(path)).map(path => `${path} to ${now.get(path)}`);
  return [
    ...lostAndGained(
      pointer, without(paths, pathsNow), without(pathsNow, paths),
      routes => `these URLs are no longer served here: ${routes}`, routes => `these URLs are served: ${routes}`,
    ),
    ...rerouted.length === 0 ? [] : [{ pointer, ...live(`new requests go elsewhere: ${firstOf(rerouted)}`) }],
  ];
}

function classifyTls({ before, after }: Change): FieldImpact[] {
  const pointer = '/spec/tls';
  const certificates = ({ json }: ManifestObject) => new Map(itemsAt(json, pointer).flatMap(entry =>
    listAt<unknown>(entry, '/hosts').map((host): [string, string] => [textOfScalar(host), textAt(entry, '/secretName') ?? ''])));
  const [old, now] = [certificates(before), certificates(after)];
  const lost = without([...old.keys()], [...now.keys()]);
  return [
    ...lost.length === 0 ? [] : [{ pointer, ...lessAccess(`these hosts no longer have a certificate of their own: ${firstOf(lost)}`) }],
    ...[...now].some(([host, secret]) => old.get(host) !== secret) ? [{ pointer, ...live('new connections get the certificate of another Secret') }] : [],
  ];
}

const FIELDS: FieldTable = {
  fields: {
    '/spec/rules': classifyRoutes,
    '/spec/tls': classifyTls,
    '/spec/ingressClassName': lessAccess('another controller serves the URLs: its address may be another one'),
    '/spec/defaultBackend': (_, old, now) => {
      if (now === undefined) {
        return lessAccess('URLs without a rule are no longer served here');
      }
      return old === undefined ? moreAccess(`URLs without a rule are served by ${backendText(now)}`) : live(`new requests without a rule go to ${backendText(now)}`);
    },
  },
  otherFields: live('applies to new requests'),
};

export const INGRESS: KindSpec = {
  ...FIELDS,
  change: change => classifySpec(change, FIELDS),
  removal: removed('the Ingress is deleted: its URLs are no longer served'),
};
