import { ciFiles } from './ci';
import { CI_FILE, Delivery, Project, filled, outputOf, template } from './project';
import { staged } from './staged-app';
import { argoCdConfigMap } from '../../plan/health/checks';
import type { GitopsTool } from '../commands/gitops';
import type { DirectoryStage } from '../gitops/stage';
import { GITOPS_FILES, gitopsText } from '../gitops/tools';

/** the files of a project whose output is in stages, with those of its tools */
export function delivered(project: Project, delivery: Delivery): Record<string, string> {
  const { [CI_FILE]: ci, ...others } = project.files;
  return {
    ...staged({ ...project, files: others }, delivery),
    ...delivery.ci.length === 0 ? { [CI_FILE]: ci } : ciFiles(project, delivery),
    ...gitopsFiles(project, delivery),
  };
}

/** the stages of the app that `init` writes */
const STAGES: readonly DirectoryStage[] = [
  stage(60, 'virtualization', ['deckhouse.io/v1alpha1', 'ModuleConfig', 'virtualization']),
  stage(81, 'images', ['virtualization.deckhouse.io/v1alpha2', 'VirtualImage', 'ubuntu']),
  stage(90, 'machines', ['virtualization.deckhouse.io/v1alpha2', 'VirtualDisk', 'web-root'],
    ['virtualization.deckhouse.io/v1alpha2', 'VirtualMachine', 'web'], ['v1', 'Service', 'web-http']),
];

function stage(number: number, name: string, ...objects: [string, string, string][]): DirectoryStage {
  const manifests = objects.map(([apiVersion, kind, own]) => ({ apiVersion, kind, metadata: { name: own }, spec: { enabled: true } }));
  return { number, label: `${number}-${name}`, objects: manifests.map(manifest => ({ manifest, isPart: false })) };
}

function gitopsFiles({ name, values }: Project, delivery: Delivery): Record<string, string> {
  const dist = outputOf(delivery);
  const own: Record<GitopsTool, () => Record<string, string>> = {
    argocd: () => ({ 'gitops/argocd/argocd-cm.yaml': argoCdConfigMap() }),
    flux: () => ({ 'gitops/flux/source.yaml': filled(template('gitops/flux/source.yaml'), values) }),
    // the template of the chart has placeholders of Helm
    werf: () => ({
      'werf.yaml': filled(template('gitops/werf/werf.yaml'), values),
      '.helm/Chart.yaml': filled(template('gitops/werf/.helm/Chart.yaml'), values),
      '.helm/templates/stages.yaml': template('gitops/werf/.helm/templates/stages.yaml'),
    }),
  };
  return Object.assign({}, ...delivery.gitops.map(tool => ({ ...own[tool](), [GITOPS_FILES[tool]]: gitopsText(tool, name, dist, STAGES) })));
}
