const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const BITS = '(?:3[0-2]|[12]?\\d)';
const IPV4_CIDR = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}/${BITS}$`);

/**
 * Whether a text is an IPv4 network as `address/bits`, without leading zeros, which Go does not read.
 */
export function isIpv4Cidr(text: string): boolean {
  return IPV4_CIDR.test(text);
}
