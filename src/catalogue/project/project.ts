import { ADMINISTRATORS, REQUESTS, project, projectOf } from './objects';
import { Manifest } from '../../manifest/manifest';
import { ownNamespace, projectName, projectTemplate, templateParameters } from '../../rules/project/project';
import { RuleExample } from '../entry';

const namespace = (name: string): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

export const PROJECT_EXAMPLES: readonly RuleExample[] = [
  { rule: projectName, breaks: () => [project({}, { name: 'd8-shop' })], keeps: () => [project({}, { name: 'shop-d8' })] },
  { rule: projectTemplate, breaks: () => [projectOf({ projectTemplateName: 'virtual' })], keeps: () => [projectOf({ projectTemplateName: 'empty' })] },
  {
    rule: templateParameters,
    breaks: () => [projectOf({ projectTemplateName: 'default', parameters: { administrators: ADMINISTRATORS } })],
    keeps: () => [projectOf({ projectTemplateName: 'default', parameters: { administrators: ADMINISTRATORS, resourceQuota: { requests: REQUESTS } } })],
  },
  { rule: ownNamespace, breaks: () => [project(), namespace('shop')], keeps: () => [project(), namespace('lab')] },
];
