import { Yaml } from 'cdk8s';

const known = { save: Yaml.save, stringify: Yaml.stringify };

/** Whether a method of the class `Yaml` is that of cdk8s, and not a function of the user in its place. */
export function isOfCdk8s(method: keyof typeof known): boolean {
  // the user's function may be older than this module, but only a method begins with its name
  return Yaml[method] === known[method] && Function.prototype.toString.call(Yaml[method]).startsWith(`${method}(`);
}
