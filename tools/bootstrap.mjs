// The door of every npm script of the repository: it runs on the Node that is there, installs what is missing, then hands
// over to the Node 24 that the installation brought along. The version gate stands in a file of its own, without static
// imports, so that an old Node reaches the sentence instead of failing on syntax it does not know.
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`TriageDesk needs Node.js 20 or newer, and this is ${process.version}: please install a newer one.`);
  process.exit(1);
}

import('./bootstrap/run.mjs').then(({ run }) => run(process.argv.slice(2)));
