import { readFileSync } from 'fs';
import { kustomizations } from './flux';
import type { DirectoryStage } from './stage';
import { chartValues } from './werf';
import { packageFile } from '../../files/package-files';
import type { GitopsTool } from '../commands/gitops';

/** where a project has the text of a tool */
export const GITOPS_FILES: Readonly<Record<GitopsTool, string>> = {
  argocd: 'gitops/argocd/applications.yaml', flux: 'gitops/flux/stages.yaml', werf: '.helm/values.yaml',
};

/** the objects by which a tool applies the stages of a directory */
export function gitopsText(tool: GitopsTool, name: string, directory: string, stages: readonly DirectoryStage[]): string {
  if (tool === 'argocd') {
    const values: Record<string, string> = { name, dist: directory };
    return readFileSync(packageFile('templates/gitops/argocd/applications.yaml'), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, key) => values[key]);
  }
  const made = `# Made by: npx cdk8s-dvp gitops ${tool} ${directory} --name ${name} --output ${GITOPS_FILES[tool]}\n`;
  return made + (tool === 'flux' ? kustomizations(name, directory, stages) : chartValues(stages));
}
