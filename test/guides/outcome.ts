import { ApiObject } from 'cdk8s';
import { Setting } from './setting';
import { isError } from '../../src/manifest/finding';
import { Manifest } from '../../src/manifest/manifest';
import { checkApp } from '../../src/synth/check-app';

/** what became of a scenario's code */
export interface Outcome {
  readonly objects: readonly Manifest[];
  /** ids of the findings that stop the synth */
  readonly errors: readonly string[];
  /** ids of those that do not */
  readonly warnings: readonly string[];
  /** the whole findings, for who wants to read them */
  readonly told: readonly string[];
}

/** runs the code of a scenario as an app of its own, and checks what it makes */
export function outcomeOf(write: (setting: Setting) => void): Outcome {
  const setting = new Setting();
  write(setting);
  const { findings } = checkApp(setting.app);
  return {
    objects: setting.app.node.findAll().filter(construct => ApiObject.isApiObject(construct)).map(object => object.toJson()),
    errors: idsOf(findings.filter(isError)),
    warnings: idsOf(findings.filter(finding => !isError(finding))),
    told: findings.map(({ id, pointer, wrong }) => `${id} ${pointer}: ${wrong}`),
  };
}

const idsOf = (findings: readonly { id: string }[]): string[] => [...new Set(findings.map(({ id }) => id))].sort();
