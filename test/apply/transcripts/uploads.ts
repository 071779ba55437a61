export const UPLOADS: Readonly<Record<string, string>> = {
  'an upload': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/own: created
0:00   VirtualImage shop/own is not ready yet (for 0 s, 10 min are normal)
0:04   VirtualImage shop/own: upload at 0% of 1 KiB
0:04   VirtualImage shop/own waits for an upload (for 0 s, 10 min are normal)
0:04   VirtualImage shop/own: uploaded own.qcow2, 1 KiB in 0 s, sha256 abc
0:08   VirtualImage shop/own gets its data (for 0 s, 10 min are normal)
0:20   VirtualImage shop/own: ready after 20 s
0:20 stage 81 images: ready after 20 s
0:20 1 object applied and ready after 20 s
writes: create VirtualImage shop/own
`,

  'an upload without a file': `
0:00 stopped with 2: no file for 1 upload: add --upload virtualimage/shop/own=FILE, or --upload-by-hand to upload otherwise
writes: nothing
`,

  'a file that nobody needs': `
0:00 stopped with 2: unknown upload 'virtualimage/shop/own': no object of the manifests has the source Upload
writes: nothing
`,

  'an upload by hand that never comes': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/own: created
0:00   VirtualImage shop/own waits for an upload [Ready/WaitForUserUpload] (for 0 s, 10 min are normal)
0:00     do: upload the file within ten minutes: \`cdk8s-dvp uploads\` prints the script
1:00   VirtualImage shop/own waits for an upload [Ready/WaitForUserUpload] (for 1 min, 10 min are normal)
2:00   VirtualImage shop/own waits for an upload [Ready/WaitForUserUpload] (for 2 min, 10 min are normal)
3:00   VirtualImage shop/own waits for an upload [Ready/WaitForUserUpload] (for 3 min, 10 min are normal)
4:00   VirtualImage shop/own waits for an upload [Ready/WaitForUserUpload] (for 4 min, 10 min are normal)
5:00   VirtualImage shop/own waits for an upload [Ready/WaitForUserUpload] (for 5 min, 10 min are normal)
6:00   VirtualImage shop/own waits for an upload [Ready/WaitForUserUpload] (for 6 min, 10 min are normal)
7:00   VirtualImage shop/own waits for an upload [Ready/WaitForUserUpload] (for 7 min, 10 min are normal)
8:00   VirtualImage shop/own waits for an upload [Ready/WaitForUserUpload] (for 8 min, 10 min are normal)
9:00   VirtualImage shop/own waits for an upload [Ready/WaitForUserUpload] (for 9 min, 10 min are normal)
10:00 stopped with 1: VirtualImage shop/own no upload began within ten minutes [Ready/WaitForUserUploadTimeout]
10:00   do: delete the object, apply it again, and upload at once
writes: create VirtualImage shop/own
`,

  'an upload that fails': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/own: created
0:00   VirtualImage shop/own waits for an upload (for 0 s, 10 min are normal)
0:00   upload own.qcow2 to VirtualImage shop/own: trying again: the server returned 500
0:06 stopped with 1: VirtualImage shop/own does not get its file: the upload of own.qcow2 failed 3 times: the server returned 500
writes: create VirtualImage shop/own
`,

  'an upload that is too late': `
0:00 stopped with 1: the upload failed, or did not begin within ten minutes: VirtualImage shop/own
0:00   do: --recreate virtualimage/shop/own deletes and creates again what has no data yet, and uploads at once
writes: nothing
`,

  'an upload that is too late, again': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/own: deleted after 0 s
0:00   VirtualImage shop/own: created
0:00   VirtualImage shop/own waits for an upload (for 0 s, 10 min are normal)
0:00   VirtualImage shop/own: uploaded own.qcow2, 1 KiB in 0 s, sha256 abc
0:10   VirtualImage shop/own: ready after 10 s
0:10 stage 81 images: ready after 10 s
0:10 1 object applied and ready after 10 s
writes: delete VirtualImage shop/own, create VirtualImage shop/own
`,

  'a run that stops while it uploads': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   VirtualImage shop/own: created
0:00   VirtualImage shop/ubuntu: created
0:00   VirtualImage shop/own waits for an upload (for 0 s, 10 min are normal)
0:00   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
0:10 stopped with 1: VirtualImage shop/ubuntu failed
0:10   do: correct the cause, then delete the image and apply it again
writes: create VirtualImage shop/own, create VirtualImage shop/ubuntu, delete Lease shop/cdk8s-dvp
`,

  'an upload while another object is too early': `
0:00 stage 81 images (1 of 1): Images, addresses, networks and settings of machines
0:00   apply VirtualImage shop/ubuntu: trying again: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused
0:00   VirtualImage shop/own: created
0:02   VirtualImage shop/own: uploaded own.qcow2, 1 KiB in 0 s, sha256 abc
1:05   VirtualImage shop/ubuntu: created
1:05   VirtualImage shop/own waits for an upload (for 0 s, 10 min are normal)
1:05   VirtualImage shop/ubuntu is not ready yet (for 0 s, 10 min are normal)
1:07   VirtualImage shop/own: ready after 2 s
1:11   VirtualImage shop/ubuntu gets its data (for 0 s, 10 min are normal)
2:10   VirtualImage shop/ubuntu: ready after 1 min 5 s
2:10 stage 81 images: ready after 2 min 10 s
2:10 2 objects applied and ready after 2 min 10 s
writes: create VirtualImage shop/own, create VirtualImage shop/ubuntu
`,
};
