import { Check, Diagnosis, ok, problem, warning } from './check';
import { isError, isWarning } from '../../manifest/finding';
import type { Finding } from '../../manifest/finding';
import { count } from '../../manifest/report';

/** whether the manifests fit the releases and the objects of this cluster, by the rules */
export const app: Check = {
  name: 'manifests',
  run: ({ app: given, facts: { dvpRelease, kubernetesVersion, edition } }) => {
    if (given === undefined) {
      return [];
    }
    const releases = [['DVP', dvpRelease], ['Kubernetes', kubernetesVersion], ['edition', edition]] as const;
    const cluster = releases.filter(([, text]) => text !== undefined).map(words => words.join(' ')).join(', ') || 'a cluster whose releases are not known';
    const found = given.findings.filter(finding => isError(finding) || isWarning(finding));
    return found.length > 0 ? found.map(ofFinding) : [ok(`the manifests (${count(given.world.objects.length, 'object')}) fit ${cluster}`)];
  },
};

function ofFinding(finding: Finding): Diagnosis {
  const { object, pointer, wrong, got, instead, id } = finding;
  const says = `${object}${pointer === '' ? '' : ` ${pointer}`}: ${wrong}${got === undefined ? '' : `, got ${got}`} (${id})`;
  return (isError(finding) ? problem : warning)(says, instead ?? `see npx cdk8s-dvp explain ${id}`);
}
