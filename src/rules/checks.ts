/**
 * Checks beside the rules: ids of findings that no rule has.
 */
export const CHECKS: Readonly<Record<string, string>> = {
  'SCHEMA-KIND': 'A kind that DVP does not have.',
  'SCHEMA-UNKNOWN': 'A field that the API does not know; the cluster would drop it.',
  'SCHEMA-REQUIRED': 'A field that is missing.',
  'SCHEMA-TYPE': 'A value of the wrong type.',
  'SCHEMA-ENUM': 'A value that is not one of those allowed.',
  'SCHEMA-PATTERN': 'A string that does not match its pattern.',
  'SCHEMA-BOUND': 'A number, string or list that is too small or too large.',
  'SCHEMA-UNION': 'Fields of several forms together, or a form without its field.',
  'SCHEMA-FORM': 'A value that breaks some other keyword of the schema.',
  'NAME-DUPLICATE': 'Two objects with the same kind, namespace and name: the cluster would keep one.',
  'REF-NAMESPACE': 'A reference to an object of another namespace; DVP looks in the own one only.',
  'OUTPUT-SHARED': 'Operations in one file with other objects: applying the file runs them.',
  'OUTPUT-NAMELESS': 'Objects without a name that cdk8s writes to one file, which keeps only the last one.',
  'OUTPUT-OVERWRITTEN': 'Two objects that cdk8s writes to one file, which keeps only the last one.',
  'READ-KEY': 'A key that stands twice in an object: the last one counts, and the others are lost.',
  'READ-REST': "Text behind the end of a document that no line of '---' separates from it: kubectl does not read it.",
  'READ-BYTES': 'A byte in a JSON file that is not UTF-8: kubectl puts U+FFFD in its place.',
  'RENDER': 'An object that cannot be rendered, for example because of a JSON patch for a missing field.',
  'RENDER-TEXT': 'A string with half of a surrogate pair, which no file can hold.',
  'ACKNOWLEDGED': 'An acknowledgement of an unknown rule, or of a finding that the object does not have.',
};
