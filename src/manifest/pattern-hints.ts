const ENDS = 'with a letter or digit at both ends';
const LABEL = 'lower-case letters, digits and dashes';
const KEY = 'a key like example.com/name or name: up to 63 letters, digits, dashes, underscores and dots, after a DNS name and a slash if needed';
const TIME = 'a time in UTC or with an offset, for example 2026-01-31T12:00:00Z';
const PERCENTAGE = "a percentage from '1%' to '100%'";

/** Every pattern of the contract in words, because few people can read patterns. A test keeps the table complete. */
export const PATTERN_HINTS: Readonly<Record<string, string>> = {
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$': `${LABEL}, ${ENDS}`,
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$': `lower-case letters, digits, dashes and dots, ${ENDS}`,
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*-*$': `${LABEL}, with a letter or digit at the start`,
  '^((?=[^/]{1,253}/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$': KEY,
  ['^((?=[^/]{1,253}/)[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*/)?'
    + '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$']: KEY,
  '^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$': `up to 63 letters, digits, dashes, underscores and dots, ${ENDS}, or an empty string`,
  '^([^/]*/)?[^/]+$': 'a version like v1, or a group and a version like apps/v1',
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$': TIME,
  '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$': 'base64 on one line',
  ['^(?<name>(?:(?<domain>(?:(?:localhost|[\\w-]+(?:\\.[\\w-]+)+)(?::\\d+)?)|[\\w]+:\\d+)/)?(?<image>[a-z0-9_.-]+(?:/[a-z0-9_.-]+)*))'
    + '(?::(?<tag>[\\w][\\w.-]{0,127}))?(?:@(?<digest>[A-Za-z](?:[A-Za-z0-9]|[+./:-@\\[-_][A-Za-z])*:[0-9a-fA-F]{32,}))?$']:
    'an image reference with a name in lower case and without a scheme, for example registry.example.com/os/debian:12',
  '^[0-9a-fA-F]{32}$': '32 hexadecimal digits',
  '^[0-9a-fA-F]{40}$': '40 hexadecimal digits',
  '^[0-9a-fA-F]{64}$': '64 hexadecimal digits',
  '^[0-9a-fA-F]{128}$': '128 hexadecimal digits',
  '^http[s]?:\\/\\/[!$-_a-z]+$': 'an http:// or https:// URL without spaces, quotes, # and ~',
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$':
    'a Kubernetes quantity, for example 10Gi',
  '^(Auto|(100|[1-9][0-9]?)%)$': `${PERCENTAGE}, or 'Auto'`,
  '^(100|[1-9][0-9]?)%$': PERCENTAGE,
  // up to DVP 1.10
  '^(100|[1-9][0-9]?|[1-9])%$': PERCENTAGE,
  '^([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$': 'six pairs of hexadecimal digits with colons between them',
  // of the storage modules
  '^.*$': 'a text of one line',
  '^/[^/]+(/[^/]+)*$': 'an absolute path, for example /mnt/files',
  '^[0-7]{3,4}$': 'three or four octal digits, for example 0777',
  '^[0-9]+(Mi|Gi|Ti|Pi|Ei)$': 'a whole number with a binary unit, for example 10Gi',
  '^[0-9]+(\\.[0-9]+)?(E|P|T|G|M|k|Ei|Pi|Ti|Gi|Mi|Ki)?$|^[1-9][0-9]?%$|100%': `a size, for example 10Gi, or ${PERCENTAGE}`,
  '^[1-9][0-9]{2,3}%$': "a percentage from '100%' to '9999%'",
  '^[a-z0-9]([a-z0-9-.]{0,251}[a-z0-9])?$': `lower-case letters, digits, dashes and dots, ${ENDS}`,
  '^[a-zA-Z0-9][a-zA-Z0-9_.+-]*$': "letters, digits, '_', '.', '+' and '-', with a letter or digit at the start",
};
