/** a range of IPv4 addresses, as numbers */
export interface Cidr {
  readonly text: string;
  /** the address as written, which may lie inside the range */
  readonly address: number;
  readonly bits: number;
  readonly first: number;
  readonly last: number;
}

/** an IPv4 address in dotted form as a number; `undefined` if it is not one. Leading zeros are invalid, as in Go. */
export function parseIpv4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1);
  if (parts === undefined || parts.some(part => Number(part) > 255 || part.length > 1 && part.startsWith('0'))) {
    return undefined;
  }
  return parts.reduce((address, part) => address * 256 + Number(part), 0);
}

/** the dotted form of an address */
export function ipv4Text(address: number): string {
  return [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** a range in the form `10.66.10.0/24`; `undefined` if it is not one */
export function parseCidr(text: string): Cidr | undefined {
  const [, head = '', tail = ''] = /^([\d.]+)\/(0|[1-9]\d?)$/.exec(text) ?? [];
  const address = parseIpv4(head);
  const bits = Number(tail);
  if (address === undefined || tail === '' || bits > 32) {
    return undefined;
  }
  const size = 2 ** (32 - bits);
  const first = Math.floor(address / size) * size;
  return { text, address, bits, first, last: first + size - 1 };
}

export const overlap = (a: Cidr, b: Cidr): boolean => a.first <= b.last && b.first <= a.last;

export const contains = (range: Cidr, address: number): boolean => range.first <= address && address <= range.last;
