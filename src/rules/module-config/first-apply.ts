import { isByHand } from '../../domain/apply-order';
import { grouped, perWorld } from '../../domain/memo';
import { hasKinds, moduleOf } from '../../domain/module-kinds';
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
    const { first, others, isKnown } = object.file === undefined ? NOTHING : inFile(world)(object.file, object.name);
    if (first === undefined || isKnown) {
      return undefined;
    }
    const all = others === 0 ? first.label : `${first.label} and ${others} more of its objects`;
    const enabledAlready = "or, if the module is enabled already, its name in 'modules' of";
    return {
      pointer: '/spec/enabled',
      wrong: `${all} ${others === 0 ? 'is' : 'are'} in the same file: on a cluster without the module, the first kubectl apply fails with "no matches for kind"`,
      got: NOT_SHOWN,
      instead: {
        yaml: `two files, of which the second is applied when the module is ready; ${enabledAlready} a cluster profile`,
        code: `call 'writeDirectories' of Staging, which writes a directory for each stage; ${enabledAlready} the ClusterProfile`,
      },
    };
  },
});

/** the objects of a module in one file, which a tool applies together */
interface OfModule {
  readonly first?: ManifestObject;
  /** number of the objects beside the first one */
  readonly others: number;
  /** whether a dump of a cluster has one of them */
  readonly isKnown: boolean;
}

const NOTHING: OfModule = { others: 0, isKnown: false };

const inFile = perWorld(world => {
  const files = grouped(world.objects.filter(object => !isByHand(object) && !waitsForItsCrd(object)), ({ file }) => file);
  const found = new Map<string, OfModule>();
  return (file: string, module: string): OfModule => {
    const key = `${module} ${file}`;
    const objects = found.has(key) || !hasKinds(module) ? [] : (files.get(file) ?? []).filter(object => moduleOf(object) === module);
    const all = found.get(key) ?? { first: objects[0], others: Math.max(0, objects.length - 1), isKnown: objects.some(isInCluster) };
    found.set(key, all);
    return all;
  };
});

/** whether Argo CD tries again until the kind exists */
const waitsForItsCrd = (object: ManifestObject): boolean =>
  /\bSkipDryRunOnMissingResource=true\b/.test(object.text('/metadata/annotations/argocd.argoproj.io~1sync-options') ?? '');

/** whether a dump of a cluster has the object */
const isInCluster = (object: ManifestObject): boolean => object.value('/metadata/uid') !== undefined;
