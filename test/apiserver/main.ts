import { startCluster } from './cluster';

/**
 * `npm run apiserver`: an API server with the CRDs of DVP, until Ctrl-C.
 */
async function main(): Promise<void> {
  const start = Date.now();
  const cluster = await startCluster();
  console.log(`ready after ${((Date.now() - start) / 1000).toFixed(1)} s; in another shell:\n\n  export KUBECONFIG=${cluster.kubeconfig}\n\nCtrl-C stops it`);
  const stop = () => void cluster.stop().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // a proxy that is asked nothing keeps no process alive
  setInterval(() => undefined, 3_600_000);
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
