// the rules of Kubernetes for names, labels and label selectors

/** a condition on labels, or on the fields of a node */
export interface Requirement { readonly key: string; readonly operator: string; readonly values?: readonly string[] }
export interface LabelSelector { readonly matchLabels?: Labels; readonly matchExpressions?: readonly Requirement[] }
export type Labels = Readonly<Record<string, string>>;

const LONGEST_NAME = 63;
const LONGEST_DOMAIN = 253;
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const DOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const DOMAIN_PART = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** a DNS name in lower case, of one part or several */
export const isDnsSubdomain = (text: string): boolean => text.length <= LONGEST_DOMAIN && DOMAIN.test(text);

/** a DNS name in lower case, of one part: the form of a namespace */
export const isDnsLabel = (text: string): boolean => text.length <= LONGEST_NAME && DOMAIN_PART.test(text);

/** the form of a label key, for example `disk` or `example.com/disk` */
export function isQualifiedName(text: string): boolean {
  const slash = text.lastIndexOf('/');
  const name = text.slice(slash + 1);
  return name.length <= LONGEST_NAME && NAME.test(name) && (slash < 0 || isDnsSubdomain(text.slice(0, slash)));
}

/** the form of a label value, which may be empty */
export const isLabelValue = (text: string): boolean => text === '' || text.length <= LONGEST_NAME && NAME.test(text);

/** whether a valid selector selects an object with these labels; an empty one selects every object */
export function selects({ matchLabels, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  return Object.entries(matchLabels ?? {}).every(([key, value]) => labels[key] === value)
    && matchExpressions.every(requirement => isMet(requirement, labels));
}

function isMet({ key, operator, values = [] }: Requirement, labels: Labels): boolean {
  const isListed = key in labels && values.includes(labels[key]);
  switch (operator) {
    case 'In': return isListed;
    case 'NotIn': return !isListed;
    default: return key in labels === (operator === 'Exists');
  }
}
