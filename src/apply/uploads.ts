import type { Cluster } from './cluster';
import type { Report } from './event';
import { Interrupted } from './stop';
import { Manifest, ManifestObject, textAt } from '../manifest/manifest';
import { keyOf } from '../plan/object-key';

/** what is known of a file when it is uploaded */
export interface Sent {
  readonly size: number;
  readonly sha256: string;
}

/** sends a file to an address until the signal ends it, and reports the number of bytes; throws an Error with a message for the user */
export interface Uploader {
  (file: string, address: string, progress: (sent: number, size: number) => void, signal: AbortSignal): Promise<Sent>;
}

export type Addresses = 'external' | 'inCluster';

/** the key of an object that waits for an upload: `virtualimage/shop/debian`; `undefined` if it needs none */
export const uploadKey = (object: ManifestObject): string | undefined => object.text('/spec/dataSource/type') === 'Upload' ? keyOf(object) : undefined;

/** milliseconds between two reports of progress */
const PROGRESS = 1000;

/** an upload fails at most as often */
const TRIES = 3;

interface Upload {
  readonly object: string;
  readonly file: string;
  tries: number;
  isRunning: boolean;
  isDone: boolean;
  failure?: string;
}

/** The uploads of a run. All of them run at once, since each has to begin within ten minutes. */
export class Uploads {
  private readonly begun = new Map<string, Upload>();
  private readonly sends: Promise<void>[] = [];
  private readonly end = new AbortController();

  /**
   * @param files the file for each key
   */
  constructor(
    private readonly cluster: Cluster,
    private readonly files: ReadonlyMap<string, string>,
    private readonly uploader: Uploader,
    private readonly addresses: Addresses,
    private readonly report: Report,
  ) {}

  /** the file for an object */
  public fileOf(key: string): string | undefined {
    return this.files.get(key);
  }

  /** whether a file of this run is being sent to the object now */
  public isRunning(key: string): boolean {
    return this.begun.get(key)?.isRunning === true;
  }

  /** why the file could not be sent */
  public failureOf(key: string): string | undefined {
    return this.begun.get(key)?.failure;
  }

  /** begins the upload of an object that waits for it, unless it runs already or has no file */
  public offer(key: string, label: string, live: Manifest): void {
    const file = this.files.get(key);
    const address = textAt(live, `/status/imageUploadURLs/${this.addresses}`);
    if (file === undefined || address === undefined || this.end.signal.aborted) {
      return;
    }
    const upload = this.begun.get(key) ?? { object: label, file, tries: 0, isRunning: false, isDone: false };
    this.begun.set(key, upload);
    if (!upload.isRunning && !upload.isDone && upload.failure === undefined) {
      this.sends.push(this.send(upload, address));
    }
  }

  /** ends the uploads that still run, so that none of them meets that of the next run */
  public async stop(): Promise<void> {
    this.end.abort();
    await Promise.all(this.sends);
  }

  private async send(upload: Upload, address: string): Promise<void> {
    const { object, file } = upload;
    const start = this.cluster.now();
    let reported = start - PROGRESS;
    upload.isRunning = true;
    upload.tries++;
    try {
      const sent = await this.uploader(file, address, (bytes, size) => {
        if (this.cluster.now() - reported >= PROGRESS) {
          reported = this.cluster.now();
          this.report({ event: 'upload', object, file, sent: bytes, size });
        }
      }, this.end.signal);
      upload.isDone = true;
      this.report({ event: 'uploaded', object, file, ...sent, seconds: (this.cluster.now() - start) / 1000 });
    } catch (error) {
      this.failed(upload, error);
    } finally {
      upload.isRunning = false;
    }
  }

  private failed(upload: Upload, error: unknown): void {
    if (error instanceof Interrupted || this.end.signal.aborted) {
      return;
    }
    const reason = (error as Error).message;
    if (upload.tries >= TRIES) {
      upload.failure = `does not get its file: the upload of ${upload.file} failed ${TRIES} times: ${reason}`;
      return;
    }
    this.report({ event: 'retry', what: `upload ${upload.file} to ${upload.object}`, reason, seconds: 0 });
  }
}
