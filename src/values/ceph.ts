import { formatValue } from './describe';
import { guard } from './guard';
import { VolumeFileSystem } from './volume-policies';
import { CallerError } from '../manifest/caller-error';

/** the form of the keys that Ceph makes: 28 bytes in base64 */
const CEPH_KEY = /^AQ[A-Za-z0-9+/]{36}==$/;
const LONGEST_SHOWN = 30;

/**
 * The key of a Ceph user.
 *
 * It is a secret, and a CephClusterConnection has it in clear text: the module `csi-ceph` cannot read it from a Secret. So the manifest gets
 * a placeholder, and the tool that applies it puts the key in its place.
 */
export class CephUserKey {
  static { guard(this, 'CephUserKey'); }

  /**
   * The variable of the environment with this name: the manifest has `${NAME}`. Flux replaces it if `postBuild.substituteFrom` of the
   * Kustomization names a Secret with this key, and so does `envsubst` before `kubectl apply -f -`. If nothing replaces it, the module
   * gets the placeholder as the key, and each volume fails to mount.
   *
   * @param variableName letters, digits and underscores, for example `CEPH_USER_KEY`
   * @throws if the name has other characters, or begins with a digit
   */
  public static environment(variableName: string): CephUserKey {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variableName)) {
      // a long one may be the key itself
      const got = variableName.length > LONGEST_SHOWN ? `a string of ${variableName.length} characters` : formatValue(variableName);
      throw new CallerError("[CephUserKey.environment] 'variableName' must have letters, digits and underscores, and no digit at the beginning, "
        + `got ${got}: for example 'CEPH_USER_KEY'`);
    }
    return new CephUserKey(`\${${variableName}}`);
  }

  /**
   * A placeholder in the form of another tool, for example `<path:secret/data/ceph#key>` for the Vault plugin of Argo CD.
   *
   * @param text the placeholder, as it stands in the manifest
   * @throws if it is empty, or a key itself
   */
  public static placeholder(text: string): CephUserKey {
    if (text === '' || CEPH_KEY.test(text)) {
      // the key itself must not be in a message
      throw new CallerError(`'text' must be a placeholder, got ${text === '' ? 'an empty string' : 'a key of Ceph'}: `
        + "for example CephUserKey.placeholder('<path:secret/data/ceph#key>')");
    }
    return new CephUserKey(text);
  }

  /**
   * The key itself. A user who can read the manifests can also read, change and delete all data of the user: keep them out of version control.
   *
   * @param key the output of `ceph auth get-key client.NAME`
   * @throws if it is empty
   */
  public static exposed(key: string): CephUserKey {
    if (key === '') {
      throw new CallerError("'key' must not be empty: for example the output of 'ceph auth get-key client.dvp'");
    }
    return new CephUserKey(key);
  }

  private constructor(private readonly wire: string) {}

  /**
   * @internal
   */
  public _toKube(): string {
    return this.wire;
  }
}

type CephWire = { type: 'RBD'; rbd: { pool: string; defaultFSType?: string } } | { type: 'CephFS'; cephFS: { fsName: string } };

/**
 * Where Ceph stores the volumes of a class.
 */
export class CephVolumes {
  static { guard(this, 'CephVolumes'); }

  /**
   * As block devices of a pool: the right choice for disks of machines.
   *
   * @param pool name of the pool in Ceph
   * @param fileSystem file system of volumes that have one; ext4, if not set
   */
  public static rbd(pool: string, fileSystem?: VolumeFileSystem): CephVolumes {
    return new CephVolumes({ type: 'RBD', rbd: fileSystem === undefined ? { pool } : { pool, defaultFSType: fileSystem } });
  }

  /**
   * As directories of a file system.
   *
   * @param fileSystemName name of the file system in Ceph
   */
  public static cephFs(fileSystemName: string): CephVolumes {
    return new CephVolumes({ type: 'CephFS', cephFS: { fsName: fileSystemName } });
  }

  private constructor(private readonly wire: CephWire) {}

  /**
   * @internal
   */
  public _toKube(): CephWire {
    return this.wire;
  }
}
