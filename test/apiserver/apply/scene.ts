import { readdirSync } from 'fs';
import { join } from 'path';
import { Command } from './command';
import { Door, Seen } from './door';
import { Platform } from './platform';
import { Manifest, ManifestObject } from '../../../src/manifest/manifest';
import { Cluster } from '../cluster';
import { read } from '../examples';
import { Objects } from '../objects';

/** a cluster with Deckhouse and nothing else, a user who applies to it, and the door between the two */
export class Scene {
  public static async open(cluster: Cluster): Promise<Scene> {
    return new Scene(cluster, await Platform.start(cluster), await Door.open(cluster.address));
  }

  public readonly command: Command;

  private constructor(public readonly cluster: Cluster, public readonly platform: Platform, public readonly door: Door) {
    this.command = new Command(door);
  }

  public async close(): Promise<void> {
    this.command.remove();
    this.door.close();
    await this.platform.stop();
  }

  /** the objects of an app as the server has them, without what no two runs have in common */
  public async objects(outdir: string): Promise<Readonly<Record<string, unknown>>> {
    const objects = new Objects(this.cluster);
    const found: Record<string, unknown> = {};
    for (const manifest of stagesIn(outdir).flatMap(({ manifests }) => manifests)) {
      const { status, body } = await objects.read(manifest);
      found[new ManifestObject(manifest).label] = status === 200 ? comparable(body) : `status ${status}`;
    }
    return found;
  }

  /** what was written to objects of an app */
  public get writes(): Seen[] {
    return this.door.log.filter(isOfObject);
  }
}

/** whether an object of an app is written, and not the Lease of a run */
export const isOfObject = ({ isWrite, object = '' }: Seen): boolean => isWrite && !/^(Lease|leases) /.test(object);

export interface StageFiles {
  /** directory of the stage, for example `60-virtualization` */
  readonly name: string;
  readonly manifests: readonly Manifest[];
}

/** the stages that an app was written to, without what is created by hand */
export const stagesIn = (outdir: string): StageFiles[] => readdirSync(outdir).filter(name => /^\d/.test(name)).sort()
  .map(name => ({ name, manifests: readdirSync(join(outdir, name)).sort().flatMap(file => read(join(outdir, name, file))) }));

const MANAGER = 'cdk8s-dvp';

function comparable({ status: _, ...object }: any): unknown {
  const { uid, resourceVersion, creationTimestamp, managedFields, ...metadata } = object.metadata;
  const { clusterIP, clusterIPs, ...spec } = object.spec ?? {};
  const owned = managedFields.filter(({ manager }: any) => manager === MANAGER).map(({ time, ...fields }: any) => fields);
  return { ...object, metadata: { ...metadata, owned }, spec };
}
