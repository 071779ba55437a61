import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

/** the algorithms of the contract, with the number of hexadecimal digits of each */
const DIGITS = { md5: 32, sha1: 40, sha256: 64, sha512: 128, streebog256: 64, streebog512: 128 } as const;

type Algorithm = keyof typeof DIGITS;

/**
 * The checksum of a file. DVP refuses a download with another checksum.
 */
export class Checksum {
  static { guard(this, 'Checksum'); }

  /**
   * MD5: detects damaged files, does not protect against attackers.
   *
   * @param digest 32 hexadecimal digits
   * @throws if the digest does not have this form
   */
  public static md5(digest: string): Checksum {
    return Checksum.of('md5', digest);
  }

  /**
   * SHA-1: detects damaged files, does not protect against attackers. Since DVP 1.11.
   *
   * @param digest 40 hexadecimal digits
   * @throws if the digest does not have this form
   */
  public static sha1(digest: string): Checksum {
    return Checksum.of('sha1', digest);
  }

  /**
   * SHA-256, which most distributions publish beside their images.
   *
   * @param digest 64 hexadecimal digits
   * @throws if the digest does not have this form
   */
  public static sha256(digest: string): Checksum {
    return Checksum.of('sha256', digest);
  }

  /**
   * SHA-512. Since DVP 1.11.
   *
   * @param digest 128 hexadecimal digits
   * @throws if the digest does not have this form
   */
  public static sha512(digest: string): Checksum {
    return Checksum.of('sha512', digest);
  }

  /**
   * Streebog (GOST R 34.11-2012) with 256 bits. Since DVP 1.11.
   *
   * @param digest 64 hexadecimal digits
   * @throws if the digest does not have this form
   */
  public static streebog256(digest: string): Checksum {
    return Checksum.of('streebog256', digest);
  }

  /**
   * Streebog (GOST R 34.11-2012) with 512 bits. Since DVP 1.11.
   *
   * @param digest 128 hexadecimal digits
   * @throws if the digest does not have this form
   */
  public static streebog512(digest: string): Checksum {
    return Checksum.of('streebog512', digest);
  }

  /**
   * Several checksums of one file, of different algorithms; it must match all of them.
   *
   * @param checksums one or more
   * @throws if two of them have the same algorithm
   */
  public static all(...checksums: Checksum[]): Checksum {
    const wire: Partial<Record<Algorithm, string>> = {};
    for (const [algorithm, digest] of checksums.flatMap(checksum => Object.entries(checksum.wire) as [Algorithm, string][])) {
      if (algorithm in wire) {
        throw new CallerError(`a file must have one ${algorithm} checksum, got two: leave one out`);
      }
      wire[algorithm] = digest;
    }
    return new Checksum(wire);
  }

  private static of(algorithm: Algorithm, digest: string): Checksum {
    const digits = DIGITS[algorithm];
    if (digest.length !== digits || !/^[0-9a-fA-F]*$/.test(digest)) {
      throw new CallerError(`a ${algorithm} checksum must have ${digits} hexadecimal digits, got ${JSON.stringify(digest)}`);
    }
    return new Checksum({ [algorithm]: digest });
  }

  private constructor(private readonly wire: Partial<Record<Algorithm, string>>) {}

  /**
   * @internal
   */
  public _toKube(): Partial<Record<Algorithm, string>> {
    return { ...this.wire };
  }
}
