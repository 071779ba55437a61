import { EVERY_KIND, servedVersions } from './kinds';
import { KINDS } from '../../../imports/contract/kinds';
import { apiOf } from '../../domain/cluster-api';
import { DVP_GROUP } from '../../manifest/groups';
import { Topic } from '../rule';

/** the version and the namespace of an object */
export const identity = new Topic({ kinds: EVERY_KIND, source: 'crds/virtualmachines.yaml' });

export const servedVersion = identity.rule({
  id: 'GEN-01',
  reads: [],
  severity: 'error',
  identityOnly: true,
  says: 'An object has a version of the API that the cluster serves.',
  why: 'The API server knows no other version, and rejects the object.',
  check: ({ gvk, group, kind }, world) => {
    const { own, newerRelease, newestRelease } = apiOf(world.cluster) ?? {};
    const isOfDvp = group === DVP_GROUP;
    // the CRDs of the cluster list the versions, and the schema check reports others
    if (gvk in KINDS || isOfDvp && own?.kinds !== undefined) {
      return undefined;
    }
    const { module, moduleRelease } = Object.values(KINDS).find(facts => facts.group === group && facts.kind === kind)!;
    if (module !== undefined) {
      return {
        pointer: '/apiVersion',
        severity: 'warning',
        wrong: `unknown version of ${kind}: this library knows ${module} ${moduleRelease}, and another release may serve it`,
        instead: servedVersions(group, kind).slice(-1)[0],
      };
    }
    const isNewer = isOfDvp && newerRelease !== undefined;
    return {
      pointer: '/apiVersion',
      severity: isNewer ? 'warning' : 'error',
      wrong: isNewer ? `unknown version of ${kind}: this library knows DVP up to ${newestRelease}, and the cluster has ${newerRelease}, which may serve it`
        : `the cluster does not serve this version of ${kind}`,
      // the newest comes last, and older ones are only for reading
      instead: servedVersions(group, kind).slice(-1)[0],
    };
  },
});

export const noNamespace = identity.rule({
  id: 'GEN-03',
  reads: ['/metadata/namespace'],
  severity: 'warning',
  says: 'An object of a cluster-wide kind has no namespace.',
  why: 'The API server drops the namespace silently: every namespace sees the object, and an object with the same name is the same object.',
  source: 'crds/clustervirtualimages.yaml',
  check: ({ gvk, kind, json }) => KINDS[gvk]?.scope !== 'Cluster' || json.metadata?.namespace === undefined ? undefined : {
    pointer: '/metadata/namespace',
    wrong: `a ${kind} is cluster-wide, and the API server drops its namespace`,
    instead: 'remove the namespace',
  },
});
