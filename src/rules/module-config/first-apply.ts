import { isByHand } from '../../domain/apply-order';
import { isKindOf } from '../../domain/module-kinds';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { MODULE_CONFIG, Topic } from '../rule';

/** objects that the first apply cannot create */
export const firstApply = new Topic({ severity: 'warning', kinds: [MODULE_CONFIG], source: 'docs/INSTALL.md' });

export const moduleInItsOwnFile = firstApply.rule({
  id: 'MC-37',
  says: 'A file that enables a module has no objects of its kinds.',
  why: 'The CRDs come with the module. On a cluster without it, kubectl apply enables the module, reports "no matches for kind" for each of the others, and fails.',
  check: (object, world) => {
    if (object.value('/spec/enabled') !== true || isInCluster(object) || world.cluster?.modules?.[object.name] !== undefined) {
      return undefined;
    }
    const [first, ...others] = inFile(object, world).filter(other => isKindOf(object.name, other));
    if (first === undefined || [first, ...others].some(isInCluster)) {
      return undefined;
    }
    const all = others.length === 0 ? first.label : `${first.label} and ${others.length} more of its objects`;
    const enabledAlready = "or, if the module is enabled already, its name in 'modules' of";
    return {
      pointer: '/spec/enabled',
      wrong: `${all} ${others.length === 0 ? 'is' : 'are'} in the same file: on a cluster without the module, the first kubectl apply fails with "no matches for kind"`,
      got: NOT_SHOWN,
      instead: {
        yaml: `two files, of which the second is applied when the module is ready; ${enabledAlready} a cluster profile`,
        code: `two charts, of which the second is applied when the module is ready; ${enabledAlready} the ClusterProfile`,
      },
    };
  },
});

/** the objects that a tool applies together with an object, because they are in its file */
const inFile = ({ file }: ManifestObject, world: World): readonly ManifestObject[] =>
  file === undefined ? [] : world.objects.filter(other => other.file === file && !isByHand(other) && !waitsForItsCrd(other));

/** whether Argo CD tries again until the kind exists */
const waitsForItsCrd = (object: ManifestObject): boolean =>
  /\bSkipDryRunOnMissingResource=true\b/.test(object.text('/metadata/annotations/argocd.argoproj.io~1sync-options') ?? '');

/** whether a dump of a cluster has the object */
const isInCluster = (object: ManifestObject): boolean => object.value('/metadata/uid') !== undefined;
