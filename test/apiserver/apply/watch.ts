import { ClientRequest, get } from 'http';
import { createInterface } from 'readline';

const AGAIN = 50;

/** The objects of a resource, as a watch of the API server reports them; the resource may not exist yet. */
export class Watch {
  private isStopped = false;
  private request?: ClientRequest;

  constructor(private readonly address: string, private readonly path: string, private readonly seen: (type: string, object: any) => void) {
    this.open();
  }

  public stop(): void {
    this.isStopped = true;
    this.request?.destroy();
  }

  private open(): void {
    if (this.isStopped) {
      return;
    }
    const again = () => setTimeout(() => this.open(), AGAIN);
    this.request = get(`${this.address}${this.path}?watch=true`, { agent: false }, response => {
      const lines = createInterface({ input: response });
      lines.on('line', line => {
        if (response.statusCode === 200) {
          const { type, object } = JSON.parse(line);
          this.seen(type, object);
        }
      });
      lines.on('error', () => {});
      response.on('error', () => {});
      response.on('close', again);
    });
    this.request.on('error', again);
  }
}
