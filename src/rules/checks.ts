/**
 * What is checked beside the rules: ids of findings that no rule has.
 */
export const CHECKS: Readonly<Record<string, string>> = {
  'SCHEMA-KIND': 'A kind that DVP does not have.',
  'SCHEMA-UNKNOWN': 'A field that the API does not know; the cluster would drop it.',
  'SCHEMA-REQUIRED': 'A field that is missing.',
  'SCHEMA-TYPE': 'A value of the wrong type.',
  'SCHEMA-ENUM': 'A word that is not among those allowed.',
  'SCHEMA-PATTERN': 'A text that has not the form asked for.',
  'SCHEMA-BOUND': 'A number, text or list that is too small or too large.',
  'SCHEMA-UNION': 'Fields of several forms beside each other, or a form that lacks its field.',
  'SCHEMA-FORM': 'A value that breaks some other keyword of the schema.',
  'NAME-DUPLICATE': 'Two objects with the same kind, namespace and name: the cluster would keep one.',
  'REF-NAMESPACE': 'A reference to an object of another namespace, where DVP looks in its own only.',
  'OUTPUT-SHARED': 'Operations in one file with everything else: whoever applies it runs them.',
  'OUTPUT-NAMELESS': 'Objects without a name that cdk8s writes to one file, of which the last one stays.',
  'RENDER': 'An object that cannot be rendered, for example because a JSON patch leads nowhere.',
  'ACKNOWLEDGED': 'An opinion about a rule that does not exist; a warning where an object acknowledges what it does not have.',
};
